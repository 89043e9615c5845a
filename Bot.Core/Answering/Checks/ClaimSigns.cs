namespace Bot.Core.Answering.Checks;

/// <summary>All that is measured of a sentence of a claim beside its passages, for what no single rule can tell.</summary>
internal static class ClaimSigns
{
    public static IReadOnlyList<string> Names { get; } = [.. AttributionSigns.Names, .. StepSigns.Names, .. NegationSigns.Names, .. PairedDenials.Names, .. ToldWords.Names, .. ReachSigns.Names, .. FactualitySigns.Names, .. SupportSigns.Names];

    public static double[] Of(Statement statement, int sentence)
    {
        var tokens = statement.Claim.Sentences[sentence];
        var sources = Source.Of(statement, tokens);
        var retelling = new Retelling(statement, tokens, sources);
        return
        [
            .. AttributionSigns.Of(statement, tokens, sources),
            .. StepSigns.Of(statement, tokens, sources),
            .. NegationSigns.Of(statement, tokens, sources),
            .. PairedDenials.Of(statement, tokens, sources, retelling),
            .. ToldWords.Of(statement, tokens, sources, retelling),
            .. ReachSigns.Of(statement, tokens, retelling),
            .. FactualitySigns.Of(statement, tokens),
            .. SupportSigns.Of(statement, tokens, sources),
        ];
    }
}
