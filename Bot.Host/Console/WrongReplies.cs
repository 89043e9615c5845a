using Bot.Core.Answering;
using Bot.Core.Evaluation;
using Bot.Host.Json;

namespace Bot.Host.Console;

/// <summary>Every wrong reply, with what was expected and the stage it was lost at.</summary>
internal static class WrongReplies
{
    public static void Write(TextWriter output, IReadOnlyList<Trial> wrong)
    {
        foreach (var trial in wrong)
            Write(output, trial);
    }

    private static void Write(TextWriter output, Trial trial)
    {
        var verdict = trial.Verdict;
        var (question, reply) = (verdict.Question, verdict.Exchange.Reply);
        output.WriteLine($"{question.Id} ({question.Kind}) {OutcomeName.Of(verdict.Outcome)}: {TerminalText.Line(question.Question)}");
        foreach (var earlier in question.History)
            output.WriteLine($"    after     {TerminalText.Line(earlier)}");
        output.WriteLine($"    expected  {TerminalText.Line(question.Answer ?? "to be declined")} [{string.Join(", ", question.MustCite)}]");
        output.WriteLine($"    came      {TerminalText.Line(reply.Text)} [{Basis(reply)}]");
        if (trial.Loss is { } loss)
            output.WriteLine($"    lost by   {LossName.Of(loss)}");
    }

    private static string Basis(Reply reply) => reply switch
    {
        Reply.Answer answer => string.Join(", ", answer.Citations.Select(citation => citation.Article.Value)),
        Reply.Abstention abstention => ReasonName.Of(abstention.Reason),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
