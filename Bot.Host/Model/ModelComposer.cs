using System.Security.Cryptography;
using System.Text;
using Bot.Core.Answering;
using Bot.Core.Language;
using Bot.Core.Retrieval;
using Bot.Host.Configuration;

namespace Bot.Host.Model;

/// <summary>
/// Has a model write in good order what the store's own sentences would say. It may only say what those passages bear out,
/// is corrected once, and gives way to the sentences themselves in all else.
/// </summary>
internal sealed class ModelComposer(LanguageModel model, ModelOptions options, SearchStore search, ModelMetrics metrics, ModelReport report) : IAnswerComposer
{
    // Beyond the best few a passage rarely bears on the question, and each costs what every asker pays.
    private const int MostPassages = 8;

    // For each search, of the tokens of a prompt.
    private const double SearchShare = 0.25;

    private readonly Answerer sentences = new(Lexicon.English);
    private readonly ClaimCheck check = new(Lexicon.English);
    private readonly DraftGate gate = new(new ClaimCheck(Lexicon.English));
    private readonly AnswerCache cache = new(options.CachedAnswers);

    public async Task<Draft> ComposeAsync(Evidence evidence, Asking asking, CancellationToken cancellationToken)
    {
        evidence = Unplanted(evidence, []);
        var plain = sentences.Compose(evidence);
        if (plain.Confidence < asking.LeastConfidence || !IsToBeWritten(plain, evidence.Question))
        {
            metrics.Drafted(ModelOutcome.Kept);
            return plain;
        }

        try
        {
            var composed = (Draft.Composed)plain;
            var (outcome, claims) = await ClaimsAsync(evidence, composed, asking, cancellationToken);
            metrics.Drafted(outcome);
            if (outcome is not (ModelOutcome.Kept or ModelOutcome.Cached or ModelOutcome.CachedRefusal))
                report.Works();
            return claims is null ? plain : composed with { Claims = claims };
        }
        catch (ModelException error)
        {
            metrics.Drafted(error.Failure);
            report.Fails(error);
            return plain;
        }
    }

    /// <summary>
    /// Where the store declines, a model may not do otherwise; and what contradicts, is listed, or was asked for word for word
    /// stands as it stands.
    /// </summary>
    private static bool IsToBeWritten(Draft plain, Question question) =>
        plain is Draft.Composed { Layout: AnswerLayout.Prose, Difference: Difference.None } && question.AnswerType != AnswerType.Quote;

    /// <summary>The evidence without passages that speak to a machine: what the model is not told it cannot obey.</summary>
    /// <param name="known">What was found out of passages before.</param>
    private static Evidence Unplanted(Evidence evidence, Dictionary<(Core.Articles.ArticleId Article, int Ordinal), bool> known) => evidence with
    {
        Sentences = [.. evidence.Sentences.Where(hit => !IsPlanted(hit, known))],
        Parts = [.. evidence.Parts.Select(part => Unplanted(part, known))],
    };

    private static bool IsPlanted(SentenceHit hit, Dictionary<(Core.Articles.ArticleId Article, int Ordinal), bool> known)
    {
        var place = (hit.Article.Id, hit.Passage.Ordinal);
        if (!known.TryGetValue(place, out var isPlanted))
            known[place] = isPlanted = PlantedText.IsIn($"{hit.Article.Provenance.Headline}\n{hit.Article.Provenance.Outlet}\n{hit.Passage.Text}");
        return isPlanted;
    }

    private async Task<(ModelOutcome Outcome, IReadOnlyList<DraftClaim>? Claims)> ClaimsAsync(
        Evidence evidence, Draft.Composed plain, Asking asking, CancellationToken cancellationToken)
    {
        var conversation = new Composition(model, gate, metrics, asking.Workspace);
        var budget = options.PromptTokens - await conversation.BeginAsync(evidence.Question.Resolved, cancellationToken);
        var given = new GivenPassages();
        // First what the answer rests on without a model, then what else could answer, best first.
        var wanted = plain.Claims.SelectMany(claim => claim.Support).Concat(new Candidates(evidence, Lexicon.English).All());
        given.Add(wanted, evidence.Sentences, MostPassages, model.Tokens, budget);
        if (given.Count == 0)
            return (ModelOutcome.Kept, null);

        var key = KeyOf(evidence.Question, given);
        if (cache.Find(key) is { } known)
            return Sendable(known.Draft is null ? ModelOutcome.CachedRefusal : ModelOutcome.Cached, known.Draft);
        var more = new ArticleSearch(async (words, stop) => Unplanted(await search(words, stop), []), given, model.Tokens, evidence.Question.AsOf, (int)(SearchShare * options.PromptTokens), metrics);
        var (outcome, draft) = await model.WorkAsync(limited => conversation.WriteAsync(evidence.Question.Resolved, given, more, limited), asking.Since, cancellationToken);
        var sendable = Sendable(outcome, draft);
        // What else was found is no part of the key, and what has no form may have one the next time.
        if (!more.IsUsed && outcome != ModelOutcome.Unusable)
            cache.Keep(key, new CachedAnswer(sendable.Claims is null ? null : draft));
        return sendable;

        // Each claim has to hold and to be cited alone too, as it is before it is sent: half an answer is none.
        (ModelOutcome Outcome, IReadOnlyList<DraftClaim>? Claims) Sendable(ModelOutcome outcome, WrittenDraft? draft)
        {
            var claims = draft?.Claims.Select((claim, index) => Supported(claim, index, evidence.Question, plain, given)).ToList();
            var citations = new CitationList();
            return claims?.TrueForAll(claim => check.Holds(claim) && citations.Cite(claim.Support).Count > 0) == false ? (ModelOutcome.Refused, null) : (outcome, claims);
        }
    }

    private string KeyOf(Question question, GivenPassages given) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{model.Id}\n{PromptFiles.Version}\n{question.Resolved}\n{question.Language}\n{given.Key}")));

    private static DraftClaim Supported(WrittenClaim claim, int index, Question question, Draft.Composed plain, GivenPassages given)
    {
        List<SentenceHit> support = [.. claim.Sentences.Distinct().Select(given.Support)];
        var beside = DirectAnswer.Beside(question, support[0]) with { Text = claim.Text, Support = support, Quote = false };
        var same = plain.Claims.FirstOrDefault(own => own.Support.Any(hit => support.Exists(other => IsSame(hit, other))));
        if (same is null)
            return beside;
        // Whether it settles the question, and which day "Thursday" was, was found out of the very sentence it rests on; beside another one the day may be of something else.
        var isAlone = support.TrueForAll(hit => same.Support.Any(own => IsSame(hit, own)));
        var lead = index == 0 && (same is { Lead: Lead.Settled } || (isAlone && same is { Lead: Lead.Day, Dating: Dating.Counted })) ? same.Lead : null;
        return beside with { Lead = lead, Dating = lead is null && same.Dating == Dating.Counted ? Dating.Published : same.Dating };
    }

    private static bool IsSame(SentenceHit hit, SentenceHit other) => hit.Article.Id == other.Article.Id && hit.Span == other.Span;
}
