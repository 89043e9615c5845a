using Bot.Core.Articles;
using Bot.Core.Language;

namespace Bot.Core.Answering.Checks;

/// <summary>Finds what speaks of the gathered names without naming them: "she", "the mayor", "the company".</summary>
internal sealed class NameReferences(Statement statement, IReadOnlyList<GatheredName> all)
{
    private const double ByPronoun = 0.8;
    private const double ByTitle = 0.9;
    private const double ByKind = 0.7;
    private const double Only = 0.95;
    private const double Second = 0.7;

    // How much less likely somebody is meant who was spoken of a sentence before, does nothing or only in a clause, owns something, or may be a man or a woman.
    private const double OfSentenceBefore = 0.8;
    private const double Subject = 0.85;
    private const double Other = 0.6;
    private const double Owner = 0.5;
    private const double OfUnknownGender = 0.8;

    // How many sentences back, and how surely that one is spoken of there.
    private const int Farthest = 3;
    private const double LeastSure = 0.6;

    /// <summary>Whom a pronoun or "the mayor" means: who was last spoken of, the first of a sentence before the others.</summary>
    public void Gather(ReadPassage passage)
    {
        var text = passage.Body;
        for (var i = 0; i < text.Tokens.Count; i++)
        {
            var word = text.Word(i);
            if (statement.IsCue("person", word) || word is "herself" or "himself")
                ReferPerson(passage, i, word is "she" or "her" or "hers" or "herself" ? Gender.Female : Gender.Male);
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
            Refer(passage, index, filler => !filler.IsLikePerson && !filler.IsPlace && !IsPublic(filler), ByKind, int.MaxValue);
        else if (statement.IsCue("body", word))
            Refer(passage, index, filler => filler.Words.Contains(word) || (filler.IsBody && !all.Any(other => other.Words.Contains(word))), ByKind, int.MaxValue);
    }

    /// <summary>Of those who could be meant, first whoever does something, in the sentence itself and then in those before it.</summary>
    private void ReferPerson(ReadPassage passage, int index, Gender gender)
    {
        var text = passage.Body;
        var sentence = text.SentenceOf[index];
        var found = new Dictionary<GatheredName, double>();
        foreach (var filler in all.Where(filler => !filler.IsBody && filler.IsLikePerson && filler.Gender is var known && (known is null || known == gender)))
        {
            foreach (var mention in filler.Mentions.Where(mention => mention.Passage == passage && mention.Tokens.Start < index && mention.Certainty >= LeastSure))
            {
                var back = sentence - text.SentenceOf[mention.Tokens.Start];
                if (back <= Farthest && !(back == 0 && IsBound(text, mention.Tokens, index)))
                    found[filler] = Math.Max(found.GetValueOrDefault(filler), mention.Certainty * Math.Pow(OfSentenceBefore, back) * Standing(text, mention.Tokens) * (filler.Gender is null ? OfUnknownGender : 1));
            }
        }

        var most = found.Values.DefaultIfEmpty().Max();
        foreach (var (filler, score) in found)
            filler.Mentions.Add(new Mention(passage, new TextSpan(index, index + 1), (found.Count == 1 ? Only : ByPronoun) * (score == most ? 1 : Second * score / most)));
    }

    /// <summary>"Ruiz met her": who does something to "her" is somebody else.</summary>
    private static bool IsBound(ReadText text, TextSpan name, int index)
    {
        var grammar = text.Grammar;
        return text.Word(index) is "him" or "her" && grammar.LabelOf(index) is "obj" or "iobj" or "obl" && grammar.LabelOf(grammar.HeadOf(name)) is "nsubj" && grammar.HeadOf(grammar.HeadOf(name)) == grammar.HeadOf(index);
    }

    private static double Standing(ReadText text, TextSpan tokens)
    {
        var grammar = text.Grammar;
        var at = grammar.HeadOf(tokens);
        while (grammar.LabelOf(at) is "flat" or "appos" or "compound" && grammar.HeadOf(at) >= 0 && !grammar.IsVerb(grammar.HeadOf(at)))
            at = grammar.HeadOf(at);
        if (!grammar.LabelOf(at).StartsWith("nsubj", StringComparison.Ordinal))
            return grammar.LabelOf(at) is "nmod:poss" ? Owner : Other;
        var verb = grammar.HeadOf(at);
        return verb < 0 || grammar.HeadOf(verb) < 0 || grammar.LabelOf(verb) is "parataxis" ? 1 : Subject;
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
