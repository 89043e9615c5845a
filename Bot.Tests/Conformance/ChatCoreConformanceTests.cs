using System.Diagnostics;
using System.Globalization;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Tests.Chat;
using Bot.Tests.Fixtures;

namespace Bot.Tests.Conformance;

/// <summary>The platform in memory: the suite on the chat core itself, with the least adapter there can be.</summary>
public sealed class ChatCoreConformanceTests : ChatAdapterConformance
{
    private protected override async Task<IChatPlatform> StartAsync(Ask ask) => new RecordingPlatform(await ChatRun.StartAsync(run => run.Ask = ask));

    private sealed class RecordingPlatform(ChatRun run) : IChatPlatform
    {
        private readonly Dictionary<string, IncomingMessage> said = [];
        private readonly List<ShownMessage> shownToOne = [];
        private int lastMessage;

        public ChatService Service => run.Service;

        public IReadOnlyList<ShownMessage> Shown =>
        [
            .. run.Adapter.Standing.Select(reply => new ShownMessage(
                reply.Id, reply.Channel, reply.Thread, reply.OnlyFor, string.Join('\n', [.. reply.Reply.Marks.Select(mark => $"{mark.Change} [{mark.Number}]"), reply.Text]))),
            .. shownToOne,
        ];

        public ChannelAddress ChannelOf(string channel) => ChatRun.Channel(channel);

        public Task<string> MentionAsync(string channel, string user, string text, string? thread = null) =>
            DeliverAsync(ChatRun.Mention(NextId(), text, thread, user, channel));

        public Task<string> SayAsync(string channel, string user, string text, string? thread = null) =>
            DeliverAsync(ChatRun.Overheard(NextId(), text, thread, user, channel));

        public Task<string> DirectAsync(string user, string text) => DeliverAsync(ChatRun.Direct(NextId(), text, user));

        public Task CommandAsync(string channel, string user, string text) =>
            DeliverAsync(ChatRun.Mention(NextId(), text, user: user, channel: channel) with { Way = WayOfAsking.Command });

        public async Task RedeliverAsync(string message)
        {
            await run.AskAsync(said[message]);
            await run.AskAsync(said[message] with { EventId = "another" });
        }

        public async Task EditAsync(string message, string text)
        {
            await run.Service.EditAsync(said[message].Address, text, CancellationToken.None);
            await run.SettleAsync();
        }

        public async Task DeleteAsync(string message)
        {
            await run.Service.DeleteAsync(said[message].Address, CancellationToken.None);
            await run.SettleAsync();
        }

        public async Task PressAsync(ShownMessage message, ReplyAction action, string user)
        {
            var id = run.Adapter.Standing.Single(reply => reply.Id == message.Id).Reply.Question;
            switch (action)
            {
                case ReplyAction.Share:
                    await run.Service.ShareAsync(id, CancellationToken.None);
                    break;
                case ReplyAction.ShowPassages:
                    var recalled = await run.Service.RecallAsync(id, CancellationToken.None) as ChatReply.Said;
                    var passages = ((Reply.Answer)recalled!.Reply).Citations.Select(citation => citation.Passage);
                    shownToOne.Add(new ShownMessage(NextId(), message.Channel, message.Thread, user, string.Join('\n', passages)));
                    break;
                default:
                    throw new UnreachableException();
            }

            await run.SettleAsync();
        }

        public void RefusePosts(int count) => run.Adapter.Before = (call, _) =>
            call == "post" && count-- > 0 ? throw new ChatAdapterException("503", isTransient: true) : Task.CompletedTask;

        public Task TellAsync(Func<ToldAnswers, Task> happen) => new ToldAnswers(run.Store).TellAsync(happen, run.Adapter, run.Clock);

        public ValueTask DisposeAsync() => run.DisposeAsync();

        private async Task<string> DeliverAsync(IncomingMessage message)
        {
            said[message.Address.Message] = message;
            // The first one of a day in a channel that is switched off is the only one that is told.
            var isFirst = !said.Values.Any(other => other != message && other.Address.Channel == message.Address.Channel);
            if (await run.AskAsync(message) == Receipt.SwitchedOff && isFirst)
            {
                var (place, notice) = await run.Adapter.NextNoticeAsync();
                shownToOne.Add(new ShownMessage(NextId(), place.Channel.Channel, place.Thread, place.OnlyFor, notice.Text));
            }

            return message.Address.Message;
        }

        private string NextId() => $"{++lastMessage}.{lastMessage.ToString("D6", CultureInfo.InvariantCulture)}";
    }
}
