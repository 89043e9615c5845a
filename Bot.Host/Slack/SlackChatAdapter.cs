using System.Collections.Concurrent;
using Bot.Core.Chat;
using Bot.Host.Platforms;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Rendering;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>Slack as the chat core sees it.</summary>
/// <param name="workspaceUrl">Where messages can be linked to, as auth.test says; null before it has said so.</param>
internal sealed partial class SlackChatAdapter(SlackMessenger messenger, SharePresses shares, Func<string?> workspaceUrl, ILogger log) : IChatAdapter
{
    public const string Name = "slack";

    private readonly ConcurrentDictionary<(string Channel, string Thread), bool> working = new();
    private volatile bool showsWorking = true;

    public string Platform => Name;

    public Task<PostedMessage> PostAsync(OutgoingReply reply, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        var content = SlackRenderer.Reply(reply);
        if (reply.Place.OnlyFor is { } user)
        {
            await ShowToAsync(user, reply.Place, content, cancellationToken);
            return new PostedMessage(new MessageAddress(reply.Place.Channel, Unseen(reply.Token)), user);
        }

        return new PostedMessage(new MessageAddress(reply.Place.Channel, await PostForEveryoneAsync(reply, content, cancellationToken)));
    });

    public Task UpdateAsync(PostedMessage posted, OutgoingReply reply, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        var content = SlackRenderer.Reply(reply);
        if (posted.OnlyFor is { } user)
            await ShowToAsync(user, reply.Place, content, cancellationToken);
        else if (!IsUnseen(posted))
            await messenger.UpdateAsync(posted.Address.Channel.Channel, posted.Address.Message, content, reply.Token, cancellationToken);
        return posted;
    });

    public Task RemoveAsync(PostedMessage posted, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        // What one user saw is gone with their next reload, and what came by a response address has no name to call it by.
        if (IsUnseen(posted))
            return posted;
        try
        {
            await messenger.DeleteAsync(posted.Address.Channel.Channel, posted.Address.Message, cancellationToken);
        }
        catch (SlackException error) when (error.Code is "message_not_found" or "channel_not_found")
        {
            // It is gone already.
        }

        return posted;
    });

    public Task NotifyAsync(ReplyPlace place, Notice notice, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        var content = SlackRenderer.Note(notice.Text);
        if (notice.About is { } about && workspaceUrl() is { } url)
            content.Blocks.Add(Block.Section($"<{SlackText.Escape(Permalink(url, about))}>"));
        foreach (var listed in notice.Listed ?? [])
        {
            if (!IsUnseen(listed) && workspaceUrl() is { } at)
                content.Blocks.Add(Block.Section($"<{SlackText.Escape(Permalink(at, listed.Address))}>"));
        }

        if (place.OnlyFor is { } user && !IsDirect(place))
            await ShowToAsync(user, place, content, cancellationToken);
        else
            await messenger.PostAsync(place.Channel.Channel, place.Thread, content, token: null, cancellationToken);
        return true;
    });

    public async Task ShowWorkingAsync(ReplyPlace place, bool working, CancellationToken cancellationToken)
    {
        if (!showsWorking || place.OnlyFor is not null || place.Thread is not { } thread)
            return;
        var key = (place.Channel.Channel, thread);
        // A message in the thread takes the status away by itself.
        if (working ? !this.working.TryAdd(key, true) : !this.working.TryRemove(key, out _))
            return;
        try
        {
            await messenger.SetStatusAsync(key.Channel, thread, working ? SlackWords.For("en")["working"] : "", cancellationToken);
        }
        catch (SlackException error) when (!error.IsTransient)
        {
            LogNoStatus(log, error.Message);
            showsWorking = false;
        }
        catch (SlackException)
        {
            // The reply follows in a moment.
        }
    }

    private async Task<string> PostForEveryoneAsync(OutgoingReply reply, SlackContent content, CancellationToken cancellationToken)
    {
        var (channel, thread) = (reply.Place.Channel.Channel, ThreadOf(reply.Place));
        if (reply.MayBePosted && await FindAsync(reply, cancellationToken) is { } found)
        {
            await messenger.UpdateAsync(channel, found, content, reply.Token, cancellationToken);
            return found;
        }

        try
        {
            var ts = await messenger.PostAsync(channel, thread, content, reply.Token, cancellationToken);
            if (thread is not null)
                working.TryRemove((channel, thread), out _);
            return ts;
        }
        catch (SlackException error) when (error.Code is "not_in_channel" or "channel_not_found" && shares.Find(reply.Question) is { } address)
        {
            await messenger.RespondAsync(address, channel, thread, content, isForEveryone: true, cancellationToken);
            return Unseen(reply.Token);
        }
    }

    /// <summary>The message an earlier attempt posted. Where Slack will not say, a reply that may come twice is better than none.</summary>
    private async Task<string?> FindAsync(OutgoingReply reply, CancellationToken cancellationToken)
    {
        var question = reply.Place.Question.Message;
        try
        {
            return await messenger.FindAsync(
                reply.Place.Channel.Channel, ThreadOf(reply.Place), SlackTs.Is(question) ? question : null, reply.Token, cancellationToken);
        }
        catch (SlackException error) when (!error.IsTransient)
        {
            LogNotFindable(log, error.Message);
            return null;
        }
    }

    private async Task ShowToAsync(string user, ReplyPlace place, SlackContent content, CancellationToken cancellationToken)
    {
        if (place.Handle is { } address)
        {
            try
            {
                await messenger.RespondAsync(address, place.Channel.Channel, place.Thread, content, isForEveryone: false, cancellationToken);
                return;
            }
            catch (SlackException error) when (!error.IsTransient)
            {
                // It serves half an hour and five times; in a channel the bot is in there is another way.
                LogNoAddress(log, error.Code);
            }
        }

        await messenger.PostEphemeralAsync(place.Channel.Channel, user, place.Thread, content, cancellationToken);
    }

    /// <summary>Does something on the platform; what it does not do is an error of chat.</summary>
    /// <exception cref="ChatAdapterException"/>
    internal static async Task<T> TranslateAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (SlackException error)
        {
            throw new ChatAdapterException(error.Message, error.IsTransient, error) { RetryAfter = error.RetryAfter, MayHaveTakenEffect = error.MayBeDone };
        }
    }

    /// <summary>What follows a message at the top of a channel starts a thread there, unless the two are alone.</summary>
    private static string? ThreadOf(ReplyPlace place) =>
        place.Thread ?? (place.Beside is { } posted && !IsDirect(place) && !IsUnseen(posted) ? posted.Address.Message : null);

    private static bool IsDirect(ReplyPlace place) => place.Channel.Channel is ['D', ..];

    private static string Unseen(string token) => $"unseen {token}";

    private static bool IsUnseen(PostedMessage posted) => !SlackTs.Is(posted.Address.Message);

    private static string Permalink(string workspaceUrl, MessageAddress message) =>
        $"{workspaceUrl}archives/{message.Channel.Channel}/p{message.Message.Replace(".", "", StringComparison.Ordinal)}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slack does not show that the bot is working: {Reason}")]
    private static partial void LogNoStatus(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether a reply was posted cannot be looked up: {Reason}")]
    private static partial void LogNotFindable(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "A response address no longer serves: {Code}")]
    private static partial void LogNoAddress(ILogger log, string code);
}
