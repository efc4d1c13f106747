using System.Buffers;
using FreshnessCrawler.Rules.Observations;
using FreshnessCrawler.Worker.Fetching;

namespace FreshnessCrawler.Worker.Accounts.Lists;

/// <summary>Reads a list from the folder of lists; the registry names a path below it and can name none elsewhere.</summary>
internal static class ListFile
{
    public static async Task<ListAnswer> ReadAsync(string? folder, string address, int mostBytes, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(folder)) return ListAnswer.Not(AccountAccess.NotAsked, "没有设置名单文件夹（Accounts:Lists），请运维人员设置");
        if (PathBelow(folder, address) is not { } path) return ListAnswer.Not(AccountAccess.NotAsked, "名单路径超出名单文件夹，未读取；请登记管理人员改为文件夹内的相对路径");
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists) return ListAnswer.Not(AccountAccess.Unreachable, "名单文件不存在，请登记管理人员核对路径");
            if (file.Length > mostBytes) return ListAnswer.Not(AccountAccess.Malformed, $"名单文件超过{mostBytes / 1000}KB，未读取；请拆分");
            var bytes = await File.ReadAllBytesAsync(path, ct);
            var (rented, length, _) = Charset.Decode(bytes, null);
            var (book, problem) = ListBook.Parse(new string(rented, 0, length));
            ArrayPool<char>.Shared.Return(rented);
            return new ListAnswer(book, book is null ? AccountAccess.Malformed : AccountAccess.Read, problem, null, bytes.Length, 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return ListAnswer.Not(AccountAccess.Unreachable, $"名单文件无法读取（{fault.GetType().Name}），请运维人员检查文件权限");
        }
    }

    /// <summary>The file's full path; null where it would lie outside.</summary>
    private static string? PathBelow(string folder, string address)
    {
        var relative = address.Trim().Replace('\\', '/');
        if (relative.Length == 0 || relative.Contains('\0', StringComparison.Ordinal) || Path.IsPathRooted(relative) || relative.Contains(':', StringComparison.Ordinal)) return null;
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar;
        var full = Path.GetFullPath(Path.Combine(root, relative));
        return full.StartsWith(root, StringComparison.Ordinal) && full.Length > root.Length ? full : null;
    }
}
