using System.Collections.Concurrent;
using Bot.Host.Slack.Payloads;
using Bot.Host.Slack.Wire;

namespace Bot.Host.Slack;

/// <summary>
/// The pane of the conversation with the bot (https://docs.slack.dev/ai): prompts when it is opened, a title for what is asked.
/// It is decoration: where Slack does not offer it, questions are answered all the same.
/// </summary>
internal sealed partial class SlackPane(SlackMessenger messenger, IReadOnlyList<SuggestedPrompt> prompts, ILogger log)
{
    private const int LongestTitle = 80;

    // Threads that people opened and have not asked in; more than this were left behind.
    private const int MostOpened = 10_000;

    private readonly ConcurrentDictionary<(string Channel, string Thread), bool> opened = new();

    public Task OpenAsync(SlackUpdate.Opened update, CancellationToken cancellationToken)
    {
        if (opened.Count >= MostOpened)
            opened.Clear();
        if (update.ThreadTs is { } thread)
            opened[(update.Channel, thread)] = true;
        return prompts.Count == 0
            ? Task.CompletedTask
            : TryAsync(() => messenger.SetPromptsAsync(update.Channel, update.ThreadTs, SlackWords.For("en")["prompts"], prompts, cancellationToken));
    }

    /// <summary>Names a thread after the first question in it.</summary>
    public Task NameAsync(SlackUpdate.Posted question, string text, CancellationToken cancellationToken)
    {
        var isFirst = question.ThreadTs is not { } thread || opened.TryRemove((question.Channel, thread), out _);
        if (!isFirst || text.Length == 0)
            return Task.CompletedTask;
        var title = Shortened(text.ReplaceLineEndings(" "));
        return TryAsync(() => messenger.SetTitleAsync(question.Channel, question.ThreadTs ?? question.Ts, title, cancellationToken));
    }

    private static string Shortened(string text)
    {
        if (text.Length <= LongestTitle)
            return text;
        var space = text.LastIndexOf(' ', LongestTitle, LongestTitle / 2);
        return $"{text[..(space < 0 ? LongestTitle : space)]}…";
    }

    private async Task TryAsync(Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (SlackException error)
        {
            LogNotShown(log, error.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The pane is not decorated: {Reason}")]
    private static partial void LogNotShown(ILogger log, string reason);
}
