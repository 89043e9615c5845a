using Bot.Core.Evaluation;
using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Training.PublicSets;

/// <summary>The bot's languages: search within each (XQuAD), and telling one from the other.</summary>
public static class LanguagePack
{
    public static async Task<Figure> SearchAsync(string folder, string language)
    {
        var archive = Path.Combine(folder, $"xquad.{language}.articles.jsonl");
        using var plain = new PlainIndex(PlainArticle.Read(archive));
        await using var store = await TemporaryStore.OfSourcesAsync([archive]);
        var retriever = new Retriever(store.Store, Glossary.Empty, Lexicon.English);
        int asked = 0, plainHits = 0, docketHits = 0;
        using var reader = new StreamReader(Path.Combine(folder, $"xquad.{language}.questions.jsonl"));
        await foreach (var question in QuestionSet.ReadAsync(reader, CancellationToken.None))
        {
            asked++;
            if (plain.Search(question.Question, language, limit: 1) is [var (article, _)] && question.MustCite.Contains(article.Id))
                plainHits++;
            if (await retriever.SearchAsync(question.Question, limit: 1, CancellationToken.None) is [var hit] && question.MustCite.Contains(hit.Article.Id.Value))
                docketHits++;
        }

        return Figure.Of($"XQuAD {language}", "Hit@1", asked, plainHits / (double)asked, docketHits / (double)asked);
    }

    public static Figure Detection(string folder, string language)
    {
        var lines = File.ReadLines(Path.Combine(folder, "langid", $"{language}.txt")).Where(line => line.Length > 0).ToList();
        return Figure.Of($"sentences in {language}", "language told", lines.Count, null, lines.Average(line => LanguageDetector.Detect(line) == language ? 1.0 : 0));
    }
}
