using Bot.Core.Chat;
using Bot.Host.Discord.Rendering;
using Bot.Host.Discord.Wire;
using Bot.Host.Platforms;

namespace Bot.Host.Discord;

/// <summary>Discord as the chat core sees it.</summary>
internal sealed partial class DiscordChatAdapter(DiscordMessenger messenger, SharePresses shares, TimeProvider clock, ILogger log) : IChatAdapter
{
    public const string Name = "discord";

    // Most replies are there sooner, and a sign for each would cost as many requests as the replies.
    private static readonly TimeSpan ShowsTypingAfter = TimeSpan.FromSeconds(1);

    public string Platform => Name;

    public Task<PostedMessage> PostAsync(OutgoingReply reply, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        var content = DiscordRenderer.Reply(reply);
        if (await TryFillAsync(reply.Place, content, ReplyToken.Mark(reply), cancellationToken) is { } filled)
            return Posted(reply, filled, reply.Place.OnlyFor is null ? reply.Place.Thread ?? reply.Place.Channel.Channel : null);
        if (reply.Place.OnlyFor is { } user)
        {
            var direct = await messenger.OpenDirectAsync(user, cancellationToken);
            return Posted(reply, await PutAsync(reply, content, direct, replyTo: null, cancellationToken), direct);
        }

        var (channel, replyTo) = await TargetAsync(reply.Place, cancellationToken);
        return Posted(reply, await PostForEveryoneAsync(reply, content, channel, replyTo, cancellationToken), channel);
    });

    public Task UpdateAsync(PostedMessage posted, OutgoingReply reply, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        if (posted.Handle is { } where)
            await messenger.EditAsync(where, posted.Address.Message, DiscordRenderer.Reply(reply), ReplyToken.Mark(reply), cancellationToken);
        return posted;
    });

    public Task RemoveAsync(PostedMessage posted, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        // What only one user saw in a channel is theirs to dismiss.
        if (posted.Handle is not { } where)
            return posted;
        try
        {
            await messenger.DeleteAsync(where, posted.Address.Message, cancellationToken);
        }
        catch (DiscordException error) when (error.Code is DiscordErrors.UnknownMessage or DiscordErrors.UnknownChannel)
        {
            // It is gone already.
        }

        return posted;
    });

    public Task NotifyAsync(ReplyPlace place, Notice notice, CancellationToken cancellationToken) => TranslateAsync(async () =>
    {
        string[] links = notice.About is { } about && await messenger.IsThereAsync(about.Channel.Channel, about.Message, cancellationToken) ? [Permalink(about)] : [];
        var listed = (notice.Listed ?? []).Where(posted => posted is { OnlyFor: null, Handle: not null }).Select(Permalink);
        var content = DiscordRenderer.Note(notice.Text, links.Concat(listed));
        if (await TryFillAsync(place, content, mark: null, cancellationToken) is not null)
            return true;
        var here = place.Thread is { } thread && thread != place.Question.Message ? thread : place.Channel.Channel;
        if (place.OnlyFor is not { } user)
        {
            await messenger.PostAsync(here, content, nonce: null, mark: null, replyTo: null, cancellationToken);
            return true;
        }

        try
        {
            await messenger.PostAsync(await messenger.OpenDirectAsync(user, cancellationToken), content, nonce: null, mark: null, replyTo: null, cancellationToken);
        }
        catch (DiscordException error) when (!error.IsTransient && notice.Kind == NoticeKind.NotPosted)
        {
            // There is no way to them alone. That there is a reply can be said here; what it says cannot.
            await messenger.PostAsync(here, content, nonce: null, mark: null, replyTo: null, cancellationToken);
        }

        return true;
    });

    public async Task ShowWorkingAsync(ReplyPlace place, bool working, CancellationToken cancellationToken)
    {
        // An interaction shows that it is worked on by itself, and Discord takes the sign away with the reply.
        if (!working || ReplyHandle.Read(place.Handle) is ReplyHandle.Interaction)
            return;
        await Task.Delay(ShowsTypingAfter, clock, cancellationToken);
        await TranslateAsync(async () =>
        {
            await messenger.ShowTypingAsync(place.Thread is { } thread && thread != place.Question.Message ? thread : place.Channel.Channel, cancellationToken);
            return true;
        });
    }

    /// <summary>Null where there is no deferred response that could take it.</summary>
    private async Task<string?> TryFillAsync(ReplyPlace place, DiscordContent content, int? mark, CancellationToken cancellationToken)
    {
        if (ReplyHandle.Read(place.Handle) is not ReplyHandle.Interaction handle || !handle.Serves(clock.GetUtcNow()))
            return null;
        try
        {
            return await messenger.FillAsync(handle.Token, content, mark, cancellationToken);
        }
        catch (DiscordException error) when (error.Status is 401 or 404)
        {
            // The deferral came too late, or somebody dismissed what it showed.
            LogNoResponse(log, error.Message);
            return null;
        }
    }

    /// <summary>The channel or thread to post in, and the message to refer to.</summary>
    private async Task<(string Channel, string? ReplyTo)> TargetAsync(ReplyPlace place, CancellationToken cancellationToken)
    {
        var (channel, question) = (place.Channel.Channel, place.Question.Message);
        if (place.Beside is { Handle: { } where } posted)
            return (where, posted.Address.Message);
        if (place.Thread is not { } thread)
            return (channel, question);
        if (thread != question)
            return (thread, question);
        switch (ReplyHandle.Read(place.Handle))
        {
            case ReplyHandle.Post:
                return (thread, null);
            case ReplyHandle.NewThread { Name: var name } when await TryStartThreadAsync(channel, question, name, cancellationToken):
                return (thread, null);
            default:
                return (channel, question);
        }
    }

    private async Task<bool> TryStartThreadAsync(string channel, string question, string name, CancellationToken cancellationToken)
    {
        try
        {
            await messenger.StartThreadAsync(channel, question, name, cancellationToken);
            return true;
        }
        catch (DiscordException error) when (!error.IsTransient)
        {
            LogNoThread(log, error.Message);
            return false;
        }
    }

    private async Task<string> PostForEveryoneAsync(OutgoingReply reply, DiscordContent content, string channel, string? replyTo, CancellationToken cancellationToken)
    {
        try
        {
            return await PutAsync(reply, content, channel, replyTo, cancellationToken);
        }
        catch (DiscordException error) when (
            error.Code is DiscordErrors.MissingAccess or DiscordErrors.MissingPermissions or DiscordErrors.UnknownChannel
            && ReplyHandle.Read(shares.Find(reply.Question)) is ReplyHandle.Interaction press && press.Serves(clock.GetUtcNow()))
        {
            return await messenger.FollowUpAsync(press.Token, content, ReplyToken.Mark(reply), cancellationToken);
        }
    }

    /// <summary>Posts, or updates what an earlier attempt posted. Where Discord will not say, a reply that may come twice is better than none.</summary>
    private async Task<string> PutAsync(OutgoingReply reply, DiscordContent content, string channel, string? replyTo, CancellationToken cancellationToken)
    {
        var (nonce, mark) = (ReplyToken.Nonce(reply), ReplyToken.Mark(reply));
        if (reply.MayBePosted && await FindAsync(channel, reply.Place.Question.Message, nonce, mark, cancellationToken) is { } found)
        {
            await messenger.EditAsync(channel, found, content, mark, cancellationToken);
            return found;
        }

        return await messenger.PostAsync(channel, content, nonce, mark, replyTo, cancellationToken);
    }

    private async Task<string?> FindAsync(string channel, string question, string nonce, int mark, CancellationToken cancellationToken)
    {
        try
        {
            return await messenger.FindAsync(channel, question, nonce, mark, cancellationToken);
        }
        catch (DiscordException error) when (!error.IsTransient)
        {
            LogNotFindable(log, error.Message);
            return null;
        }
    }

    /// <summary>Does something on the platform; what it does not do is an error of chat.</summary>
    /// <exception cref="ChatAdapterException"/>
    internal static async Task<T> TranslateAsync<T>(Func<Task<T>> action)
    {
        try
        {
            return await action();
        }
        catch (DiscordException error)
        {
            throw new ChatAdapterException(error.Message, error.IsTransient, error) { RetryAfter = error.RetryAfter, MayHaveTakenEffect = error.MayBeDone };
        }
    }

    /// <param name="where">The channel or thread it stands in; null where the bot can only reach it by the interaction.</param>
    private static PostedMessage Posted(OutgoingReply reply, string message, string? where) =>
        new(new MessageAddress(reply.Place.Channel, message), reply.Place.OnlyFor, where);

    private static string Permalink(PostedMessage posted) =>
        Permalink(posted.Address with { Channel = posted.Address.Channel with { Channel = posted.Handle ?? posted.Address.Channel.Channel } });

    private static string Permalink(MessageAddress message) =>
        $"https://discord.com/channels/{message.Channel.Workspace}/{message.Channel.Channel}/{message.Message}";

    [LoggerMessage(Level = LogLevel.Information, Message = "A deferred response no longer serves: {Reason}")]
    private static partial void LogNoResponse(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "A reply stands in the channel, for no thread can be started: {Reason}")]
    private static partial void LogNoThread(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Whether a reply was posted cannot be looked up: {Reason}")]
    private static partial void LogNotFindable(ILogger log, string reason);
}
