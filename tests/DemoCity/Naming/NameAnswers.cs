using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace FreshnessCrawler.DemoCity.Naming;

/// <summary>Reads and bends the messages of a name service (RFC 1035).</summary>
internal static class NameAnswers
{
    private const int Header = 12;
    private const int RcodeServFail = 2;
    private const int RcodeNoSuchName = 3;
    private const int RcodeRefused = 5;
    private const ushort TypeA = 1;

    // Class IN after type AAAA, four bytes of time to live, sixteen bytes of address.
    private static readonly byte[] AaaaType = [0, 28, 0, 1];

    /// <summary>The name asked for, without the final dot; empty for a message that has none.</summary>
    public static string NameOf(ReadOnlySpan<byte> message)
    {
        var name = new StringBuilder();
        for (var at = Header; at < message.Length && message[at] is > 0 and < 64 and var length && at + length < message.Length; at += 1 + length)
            name.Append(name.Length == 0 ? "" : ".").Append(Encoding.ASCII.GetString(message.Slice(at + 1, length)));
        return name.ToString();
    }

    /// <summary>Whether the name does not exist, or lies in no zone of the city.</summary>
    public static bool IsNoSuchName(ReadOnlySpan<byte> answer) => answer.Length > 3 && (answer[3] & 0x0F) is RcodeNoSuchName or RcodeRefused;

    public static byte[] ServFail(ReadOnlySpan<byte> question)
    {
        var answer = QuestionOf(question);
        answer[3] = 0x80 | RcodeServFail;
        return answer;
    }

    /// <summary>That the name stands for an IPv4 address, and for nothing else.</summary>
    public static byte[] Address(ReadOnlySpan<byte> question, IPAddress address)
    {
        var answer = QuestionOf(question);
        answer[3] = 0x80;
        if (BinaryPrimitives.ReadUInt16BigEndian(answer.AsSpan(answer.Length - 4)) != TypeA) return answer;
        answer[7] = 1;
        return [.. answer, 0xC0, Header, 0, (byte)TypeA, 0, 1, 0, 0, 0, 1, 0, 4, .. address.GetAddressBytes()];
    }

    /// <summary>The answer with every AAAA record of ::1 leading elsewhere.</summary>
    public static byte[] Elsewhere(byte[] answer, IPAddress address)
    {
        for (var at = Header; at + 26 <= answer.Length; at++)
        {
            if (!answer.AsSpan(at, 4).SequenceEqual(AaaaType) || answer[at + 8] != 0 || answer[at + 9] != 16) continue;
            if (new IPAddress(answer.AsSpan(at + 10, 16)).Equals(IPAddress.IPv6Loopback)) address.GetAddressBytes().CopyTo(answer, at + 10);
        }

        return answer;
    }

    // The header and the question alone: whatever else came with it (EDNS) need not be answered.
    private static byte[] QuestionOf(ReadOnlySpan<byte> question)
    {
        var end = Header;
        while (question[end] != 0) end += 1 + question[end];
        var answer = question[..(end + 5)].ToArray();
        answer[2] = (byte)(0x84 | (question[2] & 0x01));
        answer.AsSpan(6, 6).Clear();
        return answer;
    }
}
