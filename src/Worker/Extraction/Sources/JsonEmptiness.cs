using System.Text.Json;

namespace FreshnessCrawler.Worker.Extraction.Sources;

/// <summary>Whether data says that its list is empty: a total of 0, and a status of success.</summary>
internal static class JsonEmptiness
{
    private static readonly string[] s_totals =
        ["total", "totalcount", "totalrecord", "totalrecords", "totalelements", "totalnum", "totalsize", "totalrow", "totalrows", "recordcount", "recordstotal"];

    private static readonly string[] s_faults = ["失败", "错误", "异常", "登录", "权限", "参数", "不存在", "超时", "繁忙", "fail", "error", "denied", "invalid", "timeout"];

    public static bool SaysSo(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object) return false;
        var (success, zero) = (false, false);
        return Walk(root, 0, ref success, ref zero) && success && zero;
    }

    // False where anything speaks against it.
    private static bool Walk(JsonElement value, int depth, ref bool success, ref bool zero)
    {
        foreach (var member in value.EnumerateObject())
        {
            var name = member.Name.ToUpperInvariant();
            if (member.Value.ValueKind == JsonValueKind.Object)
            {
                if (depth < 3 && !Walk(member.Value, depth + 1, ref success, ref zero)) return false;
            }
            else if (Array.Exists(s_totals, total => total.Equals(name, StringComparison.OrdinalIgnoreCase)))
            {
                if (!Is(member.Value, "0")) return false;
                zero = true;
            }
            else if (name is "CODE" or "STATUS" or "ERRCODE" or "RESULTCODE" or "RETCODE" or "STATUSCODE" or "STATE")
            {
                if (!Is(member.Value, "0") && !Is(member.Value, "200") && !Is(member.Value, "success") && !Is(member.Value, "ok") && !Is(member.Value, "0000")) return false;
                success = true;
            }
            else if (name is "SUCCESS" or "ISSUCCESS" or "OK")
            {
                if (!Is(member.Value, "true")) return false;
                success = true;
            }
            else if (name is "MSG" or "MESSAGE" or "ERRMSG" or "ERROR" or "INFO" && member.Value.ValueKind == JsonValueKind.String
                && Array.Exists(s_faults, fault => member.Value.GetString()!.Contains(fault, StringComparison.OrdinalIgnoreCase)))
                return false;
        }

        return true;
    }

    private static bool Is(JsonElement value, string text) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim().Equals(text, StringComparison.OrdinalIgnoreCase),
        JsonValueKind.Number => value.GetRawText() == text,
        JsonValueKind.True => text == "true",
        _ => false,
    };
}
