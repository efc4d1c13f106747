namespace FreshnessCrawler.Storage.Registry;

/// <summary>What an import counts. Home pages are counted apart: the import makes them itself for every site with an address.</summary>
public enum RegistryKind
{
    Unit,
    Site,
    HomePage,
    Column,
    Network,
    RobotsOverride,
    Maintenance,
    Account,
    AccountSource,

    /// <summary>Checks of ways to interact: appended only, so none is ever changed or closed.</summary>
    Interaction,
    Filing,
}
