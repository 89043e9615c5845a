using System.Runtime.CompilerServices;
using Bot.Core.Ingestion;
using Bot.Host.Configuration;

namespace Bot.Host.Diagnosis;

/// <summary>Reads the knowledge folder without storing anything.</summary>
internal sealed class KnowledgeExamination(string? directory)
{
    private const string Subject = "knowledge";

    // The first ones show what is wrong; the others mostly say the same.
    private const int MostRejections = 5;

    public async IAsyncEnumerable<Finding> ExamineAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (directory is null)
        {
            yield return Finding.Warn(Subject, "no folder; make one named knowledge, or name one with --knowledge DIR (fine if you only ingest)");
            yield break;
        }

        var read = await SourceReader.ReadAsync(directory, cancellationToken).ToListAsync(cancellationToken);
        var rejected = read.OfType<SourceReading.Rejected>().ToList();
        var articles = read.Count - rejected.Count;
        foreach (var rejection in rejected.Take(MostRejections))
            yield return Finding.Warn(Subject, $"rejected {rejection.Source}: {rejection.Reason}");
        yield return (articles, rejected.Count) switch
        {
            (0, _) => Finding.Warn(Subject, $"{directory} holds no article; add one Markdown file per source"),
            (_, 0) => Finding.Ok(Subject, $"{articles} articles in {directory}"),
            _ => Finding.Warn(Subject, $"{articles} articles in {directory}; {rejected.Count} files are rejected and cannot be found until they are mended"),
        };
        yield return Glossary(directory);
    }

    private static Finding Glossary(string directory)
    {
        const string GlossarySubject = "glossary";
        try
        {
            Workspace.LoadGlossary(directory);
            return File.Exists(Workspace.GlossaryPath(directory))
                ? Finding.Ok(GlossarySubject, "it can be read")
                : Finding.Warn(GlossarySubject, "there is no glossary.yml; questions in other words than the sources' find less");
        }
        catch (ConfigurationException error)
        {
            return Finding.Fail(GlossarySubject, error.Message);
        }
    }
}
