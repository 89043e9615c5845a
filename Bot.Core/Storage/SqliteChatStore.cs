using Bot.Core.Articles;
using Bot.Core.Chat;

namespace Bot.Core.Storage;

/// <summary>The chat's part of the store.</summary>
internal sealed class SqliteChatStore(StoreConnections connections, Pseudonyms pseudonyms, TimeProvider clock) : IChatStore
{
    public Task<Acceptance> AcceptAsync(NewQuestion question, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => Acceptances(writer).Accept(question), cancellationToken);

    public Task<bool> IsFirstAsync(string key, DateTimeOffset until, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => Acceptances(writer).IsFirst(key, until), cancellationToken);

    public Task<bool> IsKnownAsync(MessageAddress address, string? eventId, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => Acceptances(reader).IsKnown(address, eventId), cancellationToken);

    public Task<bool> RefuseAsync(MessageAddress address, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => Acceptances(writer).Refuse(address), cancellationToken);

    public Task<AskedQuestion?> FindAsync(QuestionId id, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => AskedQuestionReader.Find(reader, id), cancellationToken);

    public Task<AskedQuestion?> FindAsync(MessageAddress address, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => AskedQuestionReader.Find(reader, address), cancellationToken);

    public Task<QuestionId?> FindNewestAnsweredAsync(UserAddress? asker, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => AskedQuestionReader.FindNewestAnswered(reader, asker is null ? null : PseudonymOf(asker)), cancellationToken);

    public Task<IReadOnlyList<AskedQuestion>> ListOpenAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync(AskedQuestionReader.ListOpen, cancellationToken);

    public Task<IReadOnlyList<string>> ReadHistoryAsync(
        AskedQuestion question, int limit, DateTimeOffset since, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => AskedQuestionReader.ReadHistory(reader, question, limit, since), cancellationToken);

    public Task<Conversation?> FindConversationAsync(
        ChannelAddress channel, string? thread, string? message, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => AskedQuestionReader.FindConversation(reader, channel, thread, message), cancellationToken);

    public Task<bool> SaveReplyAsync(AskedQuestion question, ChatReply reply, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => ReplyWriter.Save(writer, question, reply, clock.GetUtcNow()), cancellationToken);

    public Task DropAsync(AskedQuestion question, CancellationToken cancellationToken) =>
        WriteAsync(writer => ReplyWriter.Drop(writer, question), cancellationToken);

    public Task<bool> BeginSendingAsync(AskedQuestion question, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => ReplyWriter.BeginSending(writer, question), cancellationToken);

    public Task RecordSentAsync(AskedQuestion question, PostedMessage posted, CancellationToken cancellationToken) =>
        WriteAsync(writer => ReplyWriter.RecordSent(writer, question, posted), cancellationToken);

    public Task RecordFailedAsync(QuestionId id, CancellationToken cancellationToken) =>
        WriteAsync(writer => ReplyWriter.RecordFailed(writer, id), cancellationToken);

    public Task RecordRemovedAsync(QuestionId id, PostedMessage? posted, CancellationToken cancellationToken) =>
        WriteAsync(writer => ReplyWriter.RecordRemoved(writer, id, posted), cancellationToken);

    public Task<AskedQuestion?> EditAsync(MessageAddress address, string text, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => QuestionChanges.Edit(writer, address, text), cancellationToken);

    public Task<AskedQuestion?> WithdrawAsync(MessageAddress address, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer =>
        {
            // Deliveries come in any order: a message that is gone must not be answered when it comes after all.
            Acceptances(writer).Refuse(address);
            return QuestionChanges.Withdraw(writer, address);
        }, cancellationToken);

    public Task<AskedQuestion?> ShareAsync(QuestionId id, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => QuestionChanges.Share(writer, id), cancellationToken);

    public Task SaveFeedbackAsync(QuestionId id, UserAddress user, bool isHelpful, string? reason, CancellationToken cancellationToken) =>
        WriteAsync(
            writer => QuestionChanges.SaveFeedback(writer, id, PseudonymOf(user), isHelpful, reason, clock.GetUtcNow()), cancellationToken);

    public Task<int> ForgetAsync(UserAddress user, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => QuestionChanges.Forget(writer, PseudonymOf(user)), cancellationToken);

    public Task<int> PurgeAsync(DateTimeOffset askedBefore, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => QuestionChanges.Purge(writer, askedBefore, clock.GetUtcNow()), cancellationToken);

    public string PseudonymOf(UserAddress user) => pseudonyms.Of(user);

    public Task<IReadOnlyDictionary<ChannelAddress, ChannelSettings>> ReadChannelsAsync(CancellationToken cancellationToken) =>
        connections.ReadAsync<IReadOnlyDictionary<ChannelAddress, ChannelSettings>>(reader =>
        {
            using var row = reader.Query("SELECT platform, workspace, channel, mode, for_moderators FROM channel");
            var channels = new Dictionary<ChannelAddress, ChannelSettings>();
            while (row.Read())
                channels[new ChannelAddress(row.GetString(0), row.GetString(1), row.GetString(2))] =
                    new ChannelSettings(ChatColumns.ParseMode(row.GetString(3)), row.GetInt32(4) != 0);
            return channels;
        }, cancellationToken);

    public Task SaveChannelAsync(ChannelAddress channel, ChannelSettings settings, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer => writer.Execute("""
            INSERT INTO channel (platform, workspace, channel, mode, for_moderators) VALUES ($platform, $workspace, $channel, $mode, $moderators)
            ON CONFLICT (platform, workspace, channel) DO UPDATE SET mode = excluded.mode, for_moderators = excluded.for_moderators
            """,
            ("$platform", channel.Platform), ("$workspace", channel.Workspace), ("$channel", channel.Channel),
            ("$mode", ChatColumns.Name(settings.Mode)), ("$moderators", settings.IsForModerators ? 1 : 0)), cancellationToken);

    public Task<IReadOnlyList<QuestionId>> ListCitingAsync(ArticleId article, CancellationToken cancellationToken) =>
        connections.ReadAsync(reader => AskedQuestionReader.ListCiting(reader, article), cancellationToken);

    private QuestionAcceptance Acceptances(Statements statements) => new(statements, pseudonyms, clock.GetUtcNow());

    private Task WriteAsync(Action<Statements> write, CancellationToken cancellationToken) =>
        connections.WriteAsync(writer =>
        {
            write(writer);
            return true;
        }, cancellationToken);
}
