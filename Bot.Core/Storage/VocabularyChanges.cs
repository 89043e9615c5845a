using System.Runtime.InteropServices;
using Bot.Core.Articles;

namespace Bot.Core.Storage;

/// <summary>The changes of one transaction to the word counts, gathered so that each word is written once and in key order.</summary>
internal sealed class VocabularyChanges
{
    private readonly Dictionary<VocabularyWord, int> changes = [];

    public void Add(IEnumerable<VocabularyWord> words, int articles)
    {
        foreach (var word in words)
            CollectionsMarshal.GetValueRefOrAddDefault(changes, word, out _) += articles;
    }

    public void Write(Statements statements)
    {
        var sorted = changes.Where(change => change.Value != 0).ToList();
        sorted.Sort((one, other) => string.CompareOrdinal(one.Key.Term, other.Key.Term) is var terms and not 0
            ? terms
            : string.CompareOrdinal(one.Key.Word, other.Key.Word));
        foreach (var ((term, word), articles) in sorted)
        {
            statements.Execute("""
                INSERT INTO vocabulary (term, word, articles) VALUES ($term, $word, $articles)
                ON CONFLICT (term, word) DO UPDATE SET articles = articles + excluded.articles
                """,
                ("$term", term), ("$word", word), ("$articles", articles));
            if (articles < 0)
                statements.Execute("DELETE FROM vocabulary WHERE term = $term AND word = $word AND articles <= 0",
                    ("$term", term), ("$word", word));
        }
    }
}
