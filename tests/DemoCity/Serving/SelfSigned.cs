using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Makes the certificate of the site that nobody's chain of trust knows.</summary>
public static class SelfSigned
{
    public static X509Certificate2 For(IPAddress address, DateTimeOffset now)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={address}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(address);
        request.CertificateExtensions.Add(names.Build());
        return request.CreateSelfSigned(now.AddDays(-30), now.AddYears(1));
    }
}
