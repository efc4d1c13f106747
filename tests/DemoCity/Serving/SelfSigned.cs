using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FreshnessCrawler.DemoCity.Serving;

/// <summary>Makes certificates that nobody's chain of trust knows.</summary>
public static class SelfSigned
{
    /// <param name="name">The host's name.</param>
    /// <param name="now">The moment from which its time is reckoned.</param>
    /// <param name="expired">Whether its time is over.</param>
    public static X509Certificate2 For(string name, DateTimeOffset now, bool expired = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        return expired ? request.CreateSelfSigned(now.AddDays(-400), now.AddDays(-30)) : request.CreateSelfSigned(now.AddDays(-30), now.AddYears(1));
    }
}
