using Bot.Core.Language;
using Bot.Core.Retrieval;

namespace Bot.Core.Answering;

/// <summary>Holds what is named before a statement against the sentences it rests on, as <see cref="ClaimCheck"/> does the statement.</summary>
public static class LeadCheck
{
    public static bool Holds(Lead lead, DraftClaim claim) => lead switch
    {
        Lead.Words words => claim.Text.Contains(words.Text, StringComparison.Ordinal),
        Lead.Day day => claim.Support.Any(hit => States(hit, day.Date)),
        Lead.Source source => claim.Support.All(hit => hit.Article.Provenance == source.Provenance),
        _ => true,
    };

    private static bool States(SentenceHit hit, StatedDate date) =>
        Dates.In(hit.Text, hit.Tokens, hit.Article.Provenance.Published).Any(date.Holds);
}
