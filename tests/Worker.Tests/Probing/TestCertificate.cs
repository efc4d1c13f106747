using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace FreshnessCrawler.Worker.Tests.Probing;

/// <summary>Certificates that no authority signed.</summary>
internal static class TestCertificate
{
    public static X509Certificate2 Of(string name, int daysValid = 30)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-30), now.AddDays(daysValid));
        return X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
    }
}
