namespace FreshnessCrawler.DemoCity.Plan;

/// <summary>A host's certificate.</summary>
public enum HostCertificate
{
    /// <summary>No TLS.</summary>
    None,

    SelfSigned,
    Expired,
}
