using System.Runtime.CompilerServices;
using Bot.Host.Configuration;
using Bot.Host.Slack;

namespace Bot.Host.Diagnosis;

/// <summary>Looks at everything the bot needs; changes nothing but one remembered value, to see that it can.</summary>
internal sealed class Doctor(Settings settings, TimeProvider clock)
{
    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return Finding.Ok("configuration", $"store {settings.StorePath}, knowledge {settings.KnowledgeDirectory ?? "none"}, web {settings.Web.Urls}");
        await foreach (var finding in new KnowledgeExamination(settings.KnowledgeDirectory).ExamineAsync(cancellationToken))
            yield return finding;
        await foreach (var finding in new StoreExamination(settings.StorePath, clock).ExamineAsync(cancellationToken))
            yield return finding;
        yield return FreeSpace();
        yield return Prompts();
        await foreach (var finding in new SlackExamination(settings.Slack, clock).ExamineAsync(cancellationToken))
            yield return finding;
        await foreach (var finding in new DiscordExamination(settings.Discord, clock).ExamineAsync(cancellationToken))
            yield return finding;
        await foreach (var finding in new ModelExamination(settings.Model, clock).ExamineAsync(cancellationToken))
            yield return finding;
        await foreach (var finding in new EmbeddingsExamination(settings.Embeddings, clock).ExamineAsync(cancellationToken))
            yield return finding;
    }

    private Finding Prompts()
    {
        const string Subject = "prompts";
        try
        {
            var prompts = SuggestedPrompt.Load(settings.KnowledgeDirectory);
            return Finding.Ok(Subject, prompts.Count == 0 ? "none are suggested; prompts.yml in the knowledge folder would hold them" : $"{prompts.Count} are suggested");
        }
        catch (ConfigurationException error)
        {
            return Finding.Fail(Subject, error.Message);
        }
    }

    private Finding FreeSpace()
    {
        const long Megabyte = 1024 * 1024;
        // A thousand articles take about 10 MB; below 50 MB a large ingestion or the write-ahead log may not fit.
        const long Low = 500;
        const long Empty = 50;
        try
        {
            var free = new DriveInfo(Path.GetDirectoryName(settings.StorePath) ?? settings.StorePath).AvailableFreeSpace / Megabyte;
            return free switch
            {
                < Empty => Finding.Fail("disk", $"{free} MB free where the store lies; free some space"),
                < Low => Finding.Warn("disk", $"{free} MB free where the store lies; free some space soon"),
                _ => Finding.Ok("disk", $"{free} MB free where the store lies"),
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Finding.Warn("disk", $"the free space where the store lies cannot be read: {error.Message}");
        }
    }
}
