namespace FreshnessCrawler.Worker.Extraction;

/// <summary>What a node is to the readers.</summary>
internal enum ElementKind : byte
{
    Other,
    Text,
    Link,
    List,
    ListItem,
    Table,
    Row,
    Cell,
    HeadCell,
    Heading,
    Body,
    Script,
    Frame,
    Image,
    Void,
}
