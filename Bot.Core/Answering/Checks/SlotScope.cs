using Bot.Core.Articles;

namespace Bot.Core.Answering.Checks;

/// <summary>Whether the clauses in which something stands in the claim say what the clauses say in which it stands in a passage, whatever the verbs.</summary>
internal static class SlotScope
{
    public static IReadOnlyList<string> Names { get; } = ["ScopeShare", "ScopeCover", "ScopeBest"];

    public static IEnumerable<double> Of(Statement statement, Slot slot, Mention mention)
    {
        var (claim, text) = (statement.Claim, mention.Passage.Body);
        var likenesses = statement.LikenessesIn(mention.Passage);
        var scope = text.ScopeOf(mention.Tokens);
        var own = claim.ScopeOf(slot.Tokens);
        double share = 0, all = 0, best = 0;
        var covered = new Dictionary<int, double>();
        foreach (var i in own.Where(i => claim.IsContent(i) && (i < slot.Tokens.Start || i >= slot.Tokens.End)))
        {
            double most = 0, anywhere = 0;
            foreach (var (place, value) in likenesses[i])
            {
                if (place >= mention.Tokens.Start && place < mention.Tokens.End)
                    continue;
                anywhere = Math.Max(anywhere, value);
                if (!scope.Contains(place))
                    continue;
                most = Math.Max(most, value);
                covered[place] = Math.Max(covered.GetValueOrDefault(place), value);
            }

            share += most;
            all++;
            best += anywhere;
        }

        var words = scope.Count(place => text.IsContent(place) && (place < mention.Tokens.Start || place >= mention.Tokens.End));
        yield return all == 0 ? 0.5 : share / all;
        yield return words == 0 ? 0 : covered.Values.Sum() / words;
        yield return best == 0 ? 0 : share / best;
    }

    /// <summary>The words of the clauses that say something of what stands in a range of tokens; of a verb of saying also what is said.</summary>
    public static IReadOnlySet<int> Read(ReadText text, TextSpan tokens, Language.Lexicon lexicon)
    {
        var grammar = text.Grammar;
        var sentence = text.Sentences[text.SentenceOf[tokens.Start]];
        var (clauses, trees) = (new HashSet<int>(), new HashSet<int>());
        foreach (var deed in text.DeedsOf(tokens).Where(deed => deed.Role != DeedRole.Is || grammar.LabelOf(deed.Word) is "appos" or "root"))
        {
            clauses.Add(grammar.ClauseOf(deed.Word));
            if (deed.Role != DeedRole.Does || !lexicon.Cues("speech").Contains(text.Word(deed.Word)))
                continue;
            trees.Add(deed.Word);
            // ", Ruiz said" hangs on what she said.
            if (grammar.LabelOf(deed.Word) is "parataxis" && grammar.HeadOf(deed.Word) is >= 0 and var head)
                trees.Add(head);
        }

        var found = new HashSet<int>();
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            if (clauses.Contains(grammar.ClauseOf(i)) || trees.Any(above => grammar.IsUnder(i, above)))
                found.Add(i);
        }

        return found;
    }
}
