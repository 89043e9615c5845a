using System.Globalization;
using System.Text;
using Bot.Core.Chat;
using Bot.Core.Ingestion;
using Bot.Core.Upkeep;

namespace Bot.Core.Commands;

/// <summary>Taking answers and the whole store away, and bringing a store in.</summary>
internal static class ExportCommands
{
    // A chat takes files up to about ten megabytes.
    private const int LargestInChat = 8 * 1024 * 1024;
    private const int MostShown = 20;

    private static readonly CommandOption Id = new("id", OptionKind.Text) { IsFirst = true };
    private static readonly CommandOption Format = new("format", OptionKind.Choice) { Choices = ["markdown", "text", "csv"] };
    private static readonly CommandOption File = new("file", OptionKind.File) { IsRequired = true };

    public static IReadOnlyList<CommandDefinition> All { get; } =
    [
        new("export answer", CommandAccess.Anyone, [Id, Format], AnswerAsync),
        new("export store", CommandAccess.Moderator, [], StoreAsync),
        new("import", CommandAccess.Moderator, [File], ImportAsync),
    ];

    private static async Task<CommandResult> AnswerAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        (UserAddress, ChannelAddress)? viewer = call.Caller is { Person: { } person, Channel: { } channel } ? (person, channel) : null;
        var id = QuestionId.TryParse(call.Text(Id.Name));
        // Whether it is not there or not theirs makes no difference to the caller.
        if ((id is null && call.Text(Id.Name) is not null) || await services.Upkeep.Answers.FindAsync(id, viewer, cancellationToken) is not var (question, answer))
            throw new SourceException(call.Words["no_answer"]);
        var format = Enum.Parse<ExportFormat>(call.Text(Format.Name) ?? "markdown", ignoreCase: true);
        var type = format switch { ExportFormat.Markdown => "md", ExportFormat.Csv => "csv", _ => "txt" };
        return new CommandResult([new ResultPart.Download($"answer-{question.Id.ToString()[^8..]}.{type}", AnswerExport.Write(format, question, answer))]);
    }

    private static async Task<CommandResult> StoreAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var lines = services.Upkeep.Archive.ExportAsync(cancellationToken);
        if (call.Caller.Channel is null)
            return new CommandResult([new ResultPart.Lines(lines)]);
        var (text, bytes) = (new StringBuilder(), 0L);
        await foreach (var line in lines)
        {
            text.Append(line).Append('\n');
            bytes += Encoding.UTF8.GetByteCount(line) + 1;
            if (bytes > LargestInChat)
                throw new SourceException("the store is larger than a chat takes; write it out where the bot runs: export store");
        }

        return bytes == 0 ? CommandResult.Of("the store holds no article") : new CommandResult([new ResultPart.Download("store.jsonl", text.ToString())]);
    }

    private static async Task<CommandResult> ImportAsync(CommandCall call, CommandServices services, CancellationToken cancellationToken)
    {
        var file = call.Files[File.Name];
        await using var stream = file.Open();
        var result = await services.Upkeep.Archive.ImportAsync(call.Actor, file.Name, stream, cancellationToken);
        var counts = result.Changes.GroupBy(change => change.Change).ToDictionary(group => group.Key, group => group.Count());
        return CommandResult.Of([
            Line($"{Count(ImportChange.Added)} added, {Count(ImportChange.Extended)} extended, {Count(ImportChange.TakenOut)} taken out, {Count(ImportChange.Unchanged)} unchanged"),
            .. result.Changes.Where(change => change.Change == ImportChange.Conflicting).Take(MostShown)
                .Select(change => $"not taken: {change.Article}: the store has other revisions of it"),
            .. result.Rejections.Take(MostShown).Select(rejection => $"not taken: {rejection.What}: {rejection.Reason}")]) with
        {
            IsFailure = result.Changes.Count == 0 && result.Rejections.Count > 0,
        };

        int Count(ImportChange change) => counts.GetValueOrDefault(change);
    }

    private static string Line(FormattableString line) => line.ToString(CultureInfo.InvariantCulture);
}
