using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Host.Discord.Payloads;
using Bot.Host.Platforms;

namespace Bot.Host.Discord.Rendering;

/// <summary>Replies as messages.</summary>
internal static class DiscordRenderer
{
    // A passage that is longer goes on in the next message; the shorter form takes one with its source.
    private const int MostPassage = 800;

    // Of a claim that is crowded by its own marks.
    private const int LeastClaim = 100;

    public static DiscordContent Reply(OutgoingReply reply) => reply.Content switch
    {
        ChatReply.Said { Reply: Bot.Core.Answering.Reply.Answer answer } => new(form => Answer(reply.Question, answer, first: 0, reply.Actions, reply.Marks, form)),
        ChatReply.Said { Reply: Bot.Core.Answering.Reply.Abstention abstention } => new(form => Abstention(reply.Question, abstention, reply.Actions, form)),
        ChatReply.Apology apology => Note(apology.Notice.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What a message about an answer had no room for.</summary>
    public static DiscordContent Rest(QuestionId question, Reply.Answer answer, int first) => new(form => Answer(question, answer, first, actions: [], marks: [], form));

    /// <summary>The cited passages, word for word, from one piece of them on.</summary>
    public static DiscordContent Passages(QuestionId question, Reply.Answer answer, int first) => new(form =>
    {
        var (words, texts) = (ReplyWords.For(answer.Language), DiscordWords.For(answer.Language));
        var pieces = answer.Citations.SelectMany(citation => TextPieces.Of(citation.Passage, MostPassage, DiscordText.Width).Select(piece => (citation, piece))).ToList();
        var shown = new List<string>();
        var length = 0;
        foreach (var (citation, piece) in pieces.Skip(first))
        {
            var text = $"{DiscordLink.To(citation, words, LinkStyle.Passage)}\n{Quoted(piece)}";
            length += DiscordText.Count(text) + 1;
            if (shown.Count > 0 && length > form.Room)
                break;
            shown.Add(text);
        }

        var next = first + shown.Count;
        return new MessageParts(
            shown.Count > 0 ? shown : [DiscordText.Escape(texts["gone"])],
            next < pieces.Count ? Component.Rows([Component.Button(texts["more"], At(ActionIds.Passages, question, next))]) : []);
    });

    /// <summary>A word of the bot about itself.</summary>
    /// <param name="links">Addresses of messages in Discord, below it.</param>
    public static DiscordContent Note(string text, params IEnumerable<string> links) => new(form =>
        new MessageParts([string.Join('\n', [Shortened(text, form.Room), .. links])], []));

    /// <summary>A word of the bot about itself, and what can be done about it.</summary>
    public static DiscordContent Offer(string text, string label, string button) =>
        new(form => new MessageParts([Shortened(text, form.Room)], Component.Rows([Component.Button(label, button)])));

    /// <summary>What a button carries: a question and how far its reply was shown.</summary>
    public static string At(string action, QuestionId question, int index) => string.Create(CultureInfo.InvariantCulture, $"{action}:{question}:{index}");

    private static MessageParts Answer(
        QuestionId question, Reply.Answer answer, int first, IReadOnlyList<ReplyAction> actions, IReadOnlyList<CitationMark> marks, MessageForm form)
    {
        var (words, texts) = (ReplyWords.For(answer.Language), DiscordWords.For(answer.Language));
        var warnings = string.Join('\n', MarkLines.Of(marks, texts).Select(line => $"**{DiscordText.Escape(line)}**"));
        var room = form.AnswerRoom(words);
        var part = AnswerPart.Of(answer, first, room with { MostCharacters = room.MostCharacters - DiscordText.Count(warnings) });
        var body = Body(part, answer.Layout, form);
        var sources = SourceLines.Of(
            words.Sources, part.Citations, (citation, style) => DiscordLink.To(citation, words, style), form.Room - DiscordText.Count(warnings) - DiscordText.Count(body));
        return new MessageParts(
            first == 0 ? [warnings, body, sources, Component.Small(texts["automatic"])] : [body, sources],
            Buttons(question, texts, actions, part.Next is { } next ? (next, answer.Claims.Count - next) : null));
    }

    private static string Body(AnswerPart part, AnswerLayout layout, MessageForm form)
    {
        var (before, between) = layout == AnswerLayout.List ? ("• ", "\n") : ("", " ");
        var claims = string.Join(between, part.Claims.Select(claim => before + Marked(claim, form.MostClaimCharacters)));
        return part.Opening is { } opening ? $"{DiscordText.Escape(opening)}\n{claims}" : claims;
    }

    /// <summary>A claim with the marks of its citations, which are never cut; what is left out of a very long one is in its passage.</summary>
    private static string Marked(Claim claim, int most)
    {
        var marks = string.Concat(claim.Citations.Select(number => $"[{number}]"));
        return $"{Shortened(claim.Words, Math.Max(LeastClaim, most - marks.Length - 5))} {marks}";
    }

    private static string Shortened(string text, int most)
    {
        var shown = TextPieces.Of(text, most, DiscordText.Width).FirstOrDefault() ?? "";
        return shown.Length >= text.TrimEnd().Length ? DiscordText.Escape(shown) : $"{DiscordText.Escape(shown)}…";
    }

    private static string Quoted(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => $"> {DiscordText.Escape(line)}"));

    private static MessageParts Abstention(QuestionId question, Reply.Abstention abstention, IReadOnlyList<ReplyAction> actions, MessageForm form)
    {
        var (words, texts) = (ReplyWords.For(abstention.Language), DiscordWords.For(abstention.Language));
        var message = Shortened(abstention.Message, form.MostClaimCharacters);
        string[] nearest = abstention.Nearest.Count == 0
            ? []
            : [SourceLines.Of(words.Nearest, abstention.Nearest, (article, style) => DiscordLink.To(article, words, style), form.Room - DiscordText.Count(message))];
        return new MessageParts([message, .. nearest, Component.Small(texts["abstained"])], Buttons(question, texts, actions, rest: null));
    }

    private static IReadOnlyList<JsonObject> Buttons(QuestionId question, WordList texts, IReadOnlyList<ReplyAction> actions, (int First, int Count)? rest)
    {
        var buttons = new List<JsonObject>();
        if (rest is { } left)
            buttons.Add(Component.Button(texts.With("rest", left.Count), At(ActionIds.Rest, question, left.First), isPrimary: true));
        buttons.AddRange(actions.Select(ActionIds.Of).Select(action => Component.Button(texts[action], At(action, question, 0))));
        return Component.Rows(buttons);
    }
}
