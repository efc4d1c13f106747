using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>A certificate's faults in the words a site's people act on.</summary>
public static class CertificateFault
{
    public static string Describe(X509Certificate2? certificate, X509Chain? chain, SslPolicyErrors errors, DateTimeOffset now)
    {
        if (certificate is null || errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable)) return "服务器未提供证书";
        var faults = new List<string>(3);
        if (certificate.NotAfter.ToUniversalTime() < now.UtcDateTime) faults.Add($"证书已于 {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd} 过期");
        if (certificate.NotBefore.ToUniversalTime() > now.UtcDateTime) faults.Add($"证书自 {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd} 起才生效");
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) faults.Add("证书与域名不符");
        var flags = chain is null ? X509ChainStatusFlags.NoError : chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status);
        if (flags.HasFlag(X509ChainStatusFlags.PartialChain)) faults.Add("证书链不完整");
        else if (flags.HasFlag(X509ChainStatusFlags.UntrustedRoot)) faults.Add("证书不是受信任机构签发");
        var rest = flags & ~(X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.NotTimeValid);
        if (faults.Count == 0 || rest != X509ChainStatusFlags.NoError) faults.Add($"证书校验未通过（{(rest != X509ChainStatusFlags.NoError ? rest.ToString() : errors.ToString())}）");
        return string.Join("；", faults);
    }
}
