using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>Finds what speaks of the gathered names without naming them: "she", "the mayor", "the company".</summary>
internal sealed class NameReferences(Statement statement, IReadOnlyList<GatheredName> all)
{
    private const double ByPronoun = 0.8;
    private const double ByTitle = 0.9;
    private const double ByKind = 0.7;

    /// <summary>Whom a pronoun or "the mayor" means: who was last spoken of, the first of a sentence before the others.</summary>
    public void Gather(ReadPassage passage)
    {
        var text = passage.Body;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var word = text.Word(i);
            if (statement.IsCue("person", word) || word is "herself" or "himself")
                Refer(passage, i, filler => filler is { IsBody: false } && filler.IsLikePerson, ByPronoun);
            else if (word is "it" or "its" or "they" or "their" or "them")
                Refer(passage, i, filler => !filler.IsLikePerson || filler.IsBody, ByKind);
            else if (i > 0 && text.IsContent(i) && !text.IsCapital(i) && text.Word(i - 1) is "the" or "his" or "her" or "its" or "their")
                ReferByTitle(passage, i);
        }
    }

    private void ReferByTitle(ReadPassage passage, int index)
    {
        var term = passage.Body.Tokens[index].Term;
        var word = passage.Body.Word(index);
        foreach (var filler in all.Where(filler => filler.Titles.Contains(term) || filler.Words.Contains(word)))
            filler.Mentions.Add(new Mention(passage, new TextSpan(index, index + 1), ByTitle));
        // "The company" is one of those that are named, however far back; a council is none.
        if (word is "company" or "firm" or "business" or "developer" or "landlord" or "employer" or "operator" or "manufacturer" or "maker" or "contractor" or "owner")
            Refer(passage, index, filler => !filler.IsLikePerson && !IsPublic(filler), ByKind, int.MaxValue);
        else if (statement.IsCue("body", word))
            Refer(passage, index, filler => filler.Words.Contains(word) || (filler.IsBody && !all.Any(other => other.Words.Contains(word))), ByKind, int.MaxValue);
    }

    private void Refer(ReadPassage passage, int index, Func<GatheredName, bool> fits, double certainty, int farthest = 2)
    {
        var text = passage.Body;
        var sentence = text.SentenceOf[index];
        var left = 1.0;
        // In its own sentence what is named before it, and the sentence before, where the first is most likely meant.
        for (var back = 0; back <= farthest && sentence - back >= 0; back++)
        {
            var found = all
                .SelectMany(filler => filler.Mentions, (filler, mention) => (filler, mention))
                .Where(pair => pair.mention.Passage == passage && pair.mention.Certainty >= (back == 0 ? 1 : 0.75) && text.SentenceOf[pair.mention.Tokens.Start] == sentence - back && pair.mention.Tokens.Start < index && fits(pair.filler))
                .OrderBy(pair => pair.mention.Tokens.Start)
                .Select(pair => pair.filler).Distinct().ToList();
            for (var i = 0; i < found.Count; i++)
                found[i].Mentions.Add(new Mention(passage, new TextSpan(index, index + 1), certainty * left * (i == 0 ? 1 : 0.6)));
            if (found.Count > 0 && back > 0)
                return;
            if (found.Count > 0)
                left = 0.8;
        }
    }

    private static bool IsPublic(GatheredName filler) => filler.Words.Any(word => word is "council" or "board" or "court" or "police" or "county" or "city" or "town" or "office" or "department" or "school" or "university" or "union" or "jury");
}
