using System.Net.Sockets;
using System.Security.Authentication;

namespace FreshnessCrawler.Worker.Fetching;

/// <summary>Exceptions of the network read as what the site did.</summary>
public static class FetchFaults
{
    public static Answer Answer(Exception fault)
    {
        var status = Status(fault);
        return new Answer { Status = status, Detail = Words(fault), Reached = !IsBeforeConnection(fault), NoSuchName = IsNoSuchName(fault) };
    }

    /// <summary>The name servers deny the name itself: a server that fails, or a name without addresses, is not that.</summary>
    public static bool IsNoSuchName(Exception fault)
    {
        for (var e = fault; e is not null; e = e.InnerException)
        {
            if (e is SocketException socket) return socket.SocketErrorCode == SocketError.HostNotFound;
        }
        return false;
    }

    public static FetchStatus Status(Exception fault)
    {
        for (var e = fault; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                case AddressRefusedException: return FetchStatus.PrivateAddress;
                case SocketException socket: return Status(socket.SocketErrorCode);
                case AuthenticationException: return FetchStatus.Tls;
                case TimeoutException: return FetchStatus.Timeout;
            }
        }
        return Error(fault) switch
        {
            HttpRequestError.NameResolutionError => FetchStatus.Dns,
            HttpRequestError.ConnectionError => FetchStatus.Unreachable,
            HttpRequestError.SecureConnectionError => FetchStatus.Tls,
            HttpRequestError.ResponseEnded => FetchStatus.Unreachable,
            HttpRequestError.Unknown when fault is OperationCanceledException => FetchStatus.Timeout,
            HttpRequestError.Unknown when fault is IOException => FetchStatus.Unreachable,
            _ => FetchStatus.Protocol,
        };
    }

    private static FetchStatus Status(SocketError error) => error switch
    {
        SocketError.ConnectionRefused or SocketError.ConnectionReset or SocketError.ConnectionAborted => FetchStatus.Refused,
        SocketError.TimedOut => FetchStatus.Timeout,
        SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData or SocketError.NoRecovery => FetchStatus.Dns,
        _ => FetchStatus.Unreachable,
    };

    private static HttpRequestError Error(Exception fault)
    {
        for (var e = fault; e is not null; e = e.InnerException)
        {
            if (e is HttpIOException io) return io.HttpRequestError;
            if (e is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } request) return request.HttpRequestError;
        }
        return HttpRequestError.Unknown;
    }

    private static bool IsBeforeConnection(Exception fault) =>
        Error(fault) is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError;

    private static string Words(Exception fault) =>
        fault.InnerException is { } inner && inner.Message != fault.Message ? $"{fault.Message} ({inner.Message})" : fault.Message;
}
