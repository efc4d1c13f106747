namespace FreshnessCrawler.Rules.Observations;

/// <summary>What is known of an account's ways to interact: a person's record, or what a platform's answer showed.</summary>
/// <param name="Day">The civil day in China on which it was checked or seen.</param>
/// <param name="Effective">Whether an effective function was found. What a program saw is never false.</param>
/// <param name="Channel">Which: 菜单、回复、评论、留言表单…; or what was missing.</param>
/// <param name="Evidence">What a reader can check it by: an address, a file's name, a description.</param>
/// <param name="By">Who checked it; null where the program saw it.</param>
public sealed record InteractionRecord(DateOnly Day, bool Effective, string Channel, string Evidence, string? By);
