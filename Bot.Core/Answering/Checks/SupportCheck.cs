namespace Bot.Core.Answering.Checks;

/// <summary>The cited passages say what the claim says, in whatever words; and no other passage that was given says much more of it.</summary>
internal static class SupportCheck
{
    private const double LeastShare = 0.36;
    private const double MuchMore = 0.25;

    public static IEnumerable<Violation> Check(Statement statement)
    {
        for (var i = 0; i < statement.Claim.Sentences.Count; i++)
        {
            var share = Share(statement, i, statement.Cited);
            if (share < LeastShare || statement.Others.Any(other => Share(statement, i, [other]) > share + MuchMore))
                yield return new Violation(ViolationKind.NotSupported, statement.Claim.SentenceText(i));
        }
    }

    /// <summary>Of the words of a sentence that mean something, the share that the passages say.</summary>
    public static double Share(Statement statement, int sentence, IReadOnlyList<ReadPassage> passages)
    {
        var claim = statement.Claim;
        double said = 0, all = 0;
        for (var i = claim.Sentences[sentence].Start; i < claim.Sentences[sentence].End; i++)
        {
            if (!claim.IsContent(i))
                continue;
            all++;
            said += passages.Max(passage => statement.LikenessesIn(passage)[i].Select(like => like.Value).DefaultIfEmpty().Max());
        }

        return all == 0 ? 1 : said / all;
    }
}
