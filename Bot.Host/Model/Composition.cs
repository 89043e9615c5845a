using Bot.Core.Answering;
using Bot.Core.Language;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;
using FunctionCallContent = Microsoft.Extensions.AI.FunctionCallContent;
using FunctionResultContent = Microsoft.Extensions.AI.FunctionResultContent;

namespace Bot.Host.Model;

/// <summary>One answer as it is written: the first draft, the searches for it, and the one correction there is.</summary>
internal sealed class Composition(LanguageModel model, DraftGate gate, ModelMetrics metrics, string workspace)
{
    private readonly List<ChatMessage> messages = [];
    private readonly BorrowedWords borrowed = new(Lexicon.English);

    /// <returns>How many tokens it takes before any passage.</returns>
    public async Task<int> BeginAsync(string question, CancellationToken cancellationToken)
    {
        var rules = new KernelArguments
        {
            ["most_claims"] = $"{WrittenAnswer.MostClaims}",
            ["most_sentences"] = $"{WrittenAnswer.MostSentences}",
            ["search"] = ArticleSearch.Name,
            ["most_searches"] = $"{ArticleSearch.MostSearches}",
        };
        var system = await PromptFiles.RenderAsync("compose.system.txt", model.Kernel, rules, cancellationToken);
        messages.Add(new ChatMessage(ChatRole.System, system));
        return model.Tokens.Of(system) + model.Tokens.Of(ModelJson.Write(new EvidenceJson(question, [])));
    }

    /// <returns>A draft against which nothing was found; null, and why, where there is none.</returns>
    /// <exception cref="ModelException"/>
    public async Task<(ModelOutcome Outcome, WrittenDraft? Draft)> WriteAsync(string question, GivenPassages given, ArticleSearch search, CancellationToken cancellationToken)
    {
        await TellAsync("compose.user.txt", ModelJson.Write(new EvidenceJson(question, given.Written)), cancellationToken);
        var (draft, faults) = Examine(await AnswerAsync(search, cancellationToken), given);
        if (faults.Count == 0)
            return Outcome(ModelOutcome.Written, draft!);
        await TellAsync("repair.user.txt", ModelJson.Write(new FaultsJson(faults)), cancellationToken);
        (draft, faults) = Examine(await AnswerAsync(search, cancellationToken), given);
        if (faults.Count == 0)
            return Outcome(ModelOutcome.Repaired, draft!);
        return (draft is null ? ModelOutcome.Unusable : ModelOutcome.Refused, null);
    }

    private static (ModelOutcome Outcome, WrittenDraft? Draft) Outcome(ModelOutcome outcome, WrittenDraft draft) =>
        draft.Claims.Count == 0 ? (ModelOutcome.Empty, null) : (outcome, draft);

    private async Task TellAsync(string template, string data, CancellationToken cancellationToken) =>
        messages.Add(new ChatMessage(ChatRole.User, await PromptFiles.RenderAsync(template, model.Kernel, new KernelArguments { ["data"] = data }, cancellationToken)));

    private (WrittenDraft? Draft, IReadOnlyList<FaultJson> Faults) Examine(string text, GivenPassages given)
    {
        var (draft, faults) = WrittenAnswer.Read(text);
        if (faults.Count > 0)
            metrics.Malformed();
        if (draft is null)
            return (null, faults);
        var passages = given.Passages;
        var violations = gate.Check(draft, passages);
        foreach (var violation in violations)
            metrics.Violated(violation.Violation.Kind);
        return (draft, [.. faults, .. violations.Select(Written), .. Foreign(draft, passages)]);
    }

    private IEnumerable<FaultJson> Foreign(WrittenDraft draft, IReadOnlyList<GivenPassage> given)
    {
        foreach (var (index, claim) in draft.Claims.Index())
        {
            if (claim.Sentences.Any(id => !id.IsIn(given)) || borrowed.ForeignIn(claim.Text, claim.Cited(given)) is not { Count: > 0 } words)
                continue;
            metrics.Foreign();
            yield return new FaultJson(index + 1, "it uses words that its sentences do not: use theirs", string.Join(", ", words));
        }
    }

    /// <summary>"NameNotInPassage" in words.</summary>
    private static FaultJson Written(DraftViolation violation) =>
        new(violation.Claim + 1, string.Concat($"{violation.Violation.Kind}".Select((letter, i) => char.IsUpper(letter) && i > 0 ? $" {char.ToLowerInvariant(letter)}" : $"{letter}")), violation.Violation.Span);

    /// <summary>What the model writes once it has searched as often as it wants and may.</summary>
    private async Task<string> AnswerAsync(ArticleSearch search, CancellationToken cancellationToken)
    {
        var format = ChatResponseFormat.ForJsonSchema(PromptFiles.AnswerSchema, "answer");
        for (var searches = ArticleSearch.MostSearches; ; searches--)
        {
            var request = new ChatOptions { ResponseFormat = format };
            // Only told of, not handed over: whether it is called is decided here.
            if (searches > 0 && !search.IsUsedUp)
                request.Tools = [search.Function.AsDeclarationOnly()];
            var response = await model.AskAsync(messages, request, workspace, cancellationToken);
            messages.AddRange(response.Messages);
            var calls = response.Messages.SelectMany(message => message.Contents).OfType<FunctionCallContent>().ToList();
            if (calls.Count == 0 || searches == 0)
                return response.Text;
            foreach (var call in calls)
                messages.Add(new ChatMessage(ChatRole.Tool, [new FunctionResultContent(call.CallId, await CallAsync(call, search, cancellationToken))]));
        }
    }

    private async Task<string> CallAsync(FunctionCallContent call, ArticleSearch search, CancellationToken cancellationToken)
    {
        if (call.Name != search.Function.Name || call.Arguments?.TryGetValue("words", out var words) != true)
            return ModelJson.Write(new FoundJson([], $"only {ArticleSearch.Name} can be called, with words"));
        var found = await search.Function.InvokeAsync(model.Kernel, new KernelArguments { ["words"] = $"{words}" }, cancellationToken);
        return found.GetValue<string>() ?? "";
    }
}
