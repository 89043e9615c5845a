using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>
/// Tells whether a sentence settles a question that asks for yes or no. It must say all that the question says, of itself:
/// what somebody only claims, wants or may do settles nothing.
/// </summary>
public sealed class Settlement(Lexicon lexicon)
{
    // Synonyms of the glossary count as said, words that are only related do not.
    private const double Said = 0.75;

    // But to step down is not always to resign: what somebody did must be said in the asker's own word.
    private const double OwnWord = 0.95;

    // "Did not then answer", "has never been charged": so far before a deed stands what denies it.
    private const int DenialReach = 3;

    /// <returns>True for yes, false for no, null when it stays open.</returns>
    public bool? Of(Question question, IReadOnlyList<Concept> concepts, SentenceHit hit)
    {
        if (question.AnswerType != AnswerType.YesNo || concepts.Count < 2 || IsUndecidable(question.Tokens))
            return null;
        var matches = new ConceptMatcher(concepts).Match(hit.Tokens);
        var deed = concepts.ToList().FindIndex(concept => concept.Subject is not null);
        if (matches.Any(match => match.Quality < Said) || !NamesKeepTheirOrder(concepts, matches) || IsInsideName(concepts, matches, hit))
            return null;
        if (deed >= 0 && matches[deed].Quality < OwnWord)
            return null;

        var said = matches.SelectMany(match => Enumerable.Range(match.Position, match.Length)).ToHashSet();
        var others = hit.Tokens.Where((_, i) => !said.Contains(i)).Select(token => token.Word).ToList();
        // Inside quotation marks somebody else speaks, and "by" turns round who did it to whom.
        if (others.Exists(IsReserve) || others.Contains("by") || QuotedText.In(hit.Text).Any())
            return null;
        return others.Count(Denies) switch
        {
            0 => IsNegated(matches, hit.Tokens) || (deed >= 0 && hit.Features[Feature.Asserted] < 1) ? null : true,
            1 when deed >= 0 => Denies(hit.Tokens, matches[deed].Position) ? false : null,
            _ => null,
        };
    }

    private bool Denies(IReadOnlyList<Token> tokens, int deed) =>
        tokens.Skip(Math.Max(0, deed - DenialReach)).Take(Math.Min(deed, DenialReach)).Any(token => Denies(token.Word));

    /// <summary>A Court of Appeals does not say that anybody appealed.</summary>
    private bool IsInsideName(IReadOnlyList<Concept> concepts, ConceptMatch[] matches, SentenceHit hit)
    {
        var names = ProperNames.In(hit.Text, hit.Tokens, lexicon).ToList();
        return matches.Where((_, i) => !concepts[i].IsName).Any(match => names.Exists(name => match.Position >= name.Start && match.Position < name.End));
    }

    /// <summary>"All", "only", "more than": words are not enough to tell whether those hold. A question that denies something is answered yes and no alike.</summary>
    private bool IsUndecidable(IReadOnlyList<Token> tokens) =>
        tokens.Any(token => lexicon.Cues("quantifier").Contains(token.Word) || Denies(token.Word));

    private bool Denies(string word) => lexicon.Cues("denial").Contains(word) || word.EndsWith("n't", StringComparison.Ordinal);

    private bool IsReserve(string word) =>
        lexicon.Cues("speech").Contains(word) || lexicon.Cues("hedge").Contains(word) || lexicon.Cues("reserve").Contains(word);

    private bool IsNegated(ConceptMatch[] matches, IReadOnlyList<Token> tokens) =>
        matches.Any(match => tokens.Skip(match.Position).Take(match.Length).Any(token => lexicon.Cues("negation").Contains(token.Word)));

    /// <summary>Who did it to whom is told by their order.</summary>
    private static bool NamesKeepTheirOrder(IReadOnlyList<Concept> concepts, ConceptMatch[] matches)
    {
        var positions = matches.Where((_, i) => concepts[i].IsName).Select(match => match.Position).ToList();
        return positions.SequenceEqual(positions.Order());
    }
}
