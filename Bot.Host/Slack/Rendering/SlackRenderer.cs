using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Core.Answering;
using Bot.Core.Chat;
using Bot.Host.Platforms;
using Bot.Host.Slack.Payloads;

namespace Bot.Host.Slack.Rendering;

/// <summary>Replies as messages of blocks.</summary>
internal static class SlackRenderer
{
    // Of all passages of one message; longer lists go on behind a button.
    private const int MostPassageCharacters = 9_000;

    // A short answer, of which a channel still shows the end. Slack takes about 13,000 characters of blocks in all.
    private const int MostAnswerCharacters = 2_800;
    private const int MostCitations = 8;

    /// <summary>What one message holds.</summary>
    public static AnswerRoom Room { get; } = new(
        MostAnswerCharacters, MostCitations, claim => SlackText.Escape(claim.MarkedText).Length + 3, _ => 0);

    public static SlackContent Reply(OutgoingReply reply) => reply.Content switch
    {
        ChatReply.Said { Reply: Bot.Core.Answering.Reply.Answer answer } => Answer(reply.Question, answer, first: 0, reply.Actions, reply.Marks),
        ChatReply.Said { Reply: Bot.Core.Answering.Reply.Abstention abstention } => Abstention(reply.Question, abstention, reply.Actions),
        ChatReply.Apology apology => Note(apology.Notice.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What a message about an answer had no room for.</summary>
    public static SlackContent Rest(QuestionId question, Reply.Answer answer, int first) => Answer(question, answer, first, actions: [], marks: []);

    /// <summary>The cited passages, word for word, from one citation on.</summary>
    public static SlackContent Passages(QuestionId question, Reply.Answer answer, int first)
    {
        var (words, texts) = (ReplyWords.For(answer.Language), SlackWords.For(answer.Language));
        var blocks = new JsonArray();
        var (shown, length) = (0, 0);
        foreach (var citation in answer.Citations.Skip(first))
        {
            length += SlackText.Escape(citation.Passage).Length;
            if (shown > 0 && length > MostPassageCharacters)
                break;
            blocks.Add(Block.Section(SlackLink.To(citation, words)));
            foreach (var piece in TextPieces.Of(citation.Passage, Block.MostSection, SlackText.Width))
                blocks.Add(Block.Quote(piece));
            shown++;
        }

        if (first + shown < answer.Citations.Count)
            blocks.Add(Block.Actions(Block.Button(texts["more"], ActionIds.Passages, At(question, first + shown))));
        return new SlackContent(SlackText.Escape(texts["passages"]), blocks);
    }

    /// <summary>A word of the bot about itself.</summary>
    public static SlackContent Note(string text)
    {
        var blocks = new JsonArray();
        foreach (var piece in TextPieces.Of(text, Block.MostSection, SlackText.Width))
            blocks.Add(Block.Quote(piece));
        return new SlackContent(SlackText.Escape(text), blocks);
    }

    /// <summary>What a button carries: a question and how far its reply was shown.</summary>
    public static string At(QuestionId question, int index) => string.Create(CultureInfo.InvariantCulture, $"{question}:{index}");

    private static SlackContent Answer(QuestionId question, Reply.Answer answer, int first, IReadOnlyList<ReplyAction> actions, IReadOnlyList<CitationMark> marks)
    {
        var (words, texts) = (ReplyWords.For(answer.Language), SlackWords.For(answer.Language));
        var part = AnswerPart.Of(answer, first, Room);
        var warnings = MarkLines.Of(marks, texts);
        var blocks = new JsonArray([.. warnings.Select(Block.Quote)]);
        foreach (var paragraph in part.Paragraphs(answer.Layout, Block.MostSection, SlackText.Width))
            blocks.Add(Block.Quote(paragraph));
        foreach (var sources in Lines([$"*{words.Sources}*", .. part.Citations.Select(citation => SlackLink.To(citation, words))]))
            blocks.Add(Block.Section(sources));
        if (first == 0)
            blocks.Add(Block.Context(SlackText.Escape(texts["automatic"])));
        AddButtons(blocks, question, texts, actions, part.Next is { } next ? (next, answer.Claims.Count - next) : null);
        return new SlackContent(string.Join('\n', [.. warnings.Select(SlackText.Escape), Fallback(answer, part, words)]), blocks);
    }

    private static string Fallback(Reply.Answer answer, AnswerPart part, ReplyWords words) => string.Join(
        '\n',
        [.. part.Paragraphs(answer.Layout, Block.MostSection, SlackText.Width).Select(SlackText.Escape), $"{words.Sources}: {string.Join("; ", part.Citations.Select(citation => SlackLink.Label(citation, words)))}"]);

    private static SlackContent Abstention(QuestionId question, Reply.Abstention abstention, IReadOnlyList<ReplyAction> actions)
    {
        var (words, texts) = (ReplyWords.For(abstention.Language), SlackWords.For(abstention.Language));
        var blocks = new JsonArray();
        foreach (var piece in TextPieces.Of(abstention.Message, Block.MostSection, SlackText.Width))
            blocks.Add(Block.Quote(piece));
        if (abstention.Nearest.Count > 0)
        {
            foreach (var nearest in Lines([$"*{words.Nearest}*", .. abstention.Nearest.Select(article => SlackLink.To(article, words))]))
                blocks.Add(Block.Section(nearest));
        }

        blocks.Add(Block.Context(SlackText.Escape(texts["abstained"])));
        AddButtons(blocks, question, texts, actions, rest: null);
        return new SlackContent(SlackText.Escape(abstention.Message), blocks);
    }

    private static void AddButtons(JsonArray blocks, QuestionId question, WordList texts, IReadOnlyList<ReplyAction> actions, (int First, int Count)? rest)
    {
        var buttons = new List<JsonObject>();
        if (rest is { } left)
            buttons.Add(Block.Button(texts.With("rest", left.Count), ActionIds.Rest, At(question, left.First)));
        buttons.AddRange(actions.Select(ActionIds.Of).Select(action => Block.Button(texts[action], action, At(question, 0))));
        if (buttons.Count > 0)
            blocks.Add(Block.Actions([.. buttons]));
    }

    /// <summary>Lines as sections, none of them cut.</summary>
    private static IEnumerable<string> Lines(IReadOnlyList<string> lines)
    {
        var section = lines[0];
        foreach (var line in lines.Skip(1))
        {
            if (section.Length + 1 + line.Length <= Block.MostSection)
            {
                section = $"{section}\n{line}";
                continue;
            }

            yield return section;
            section = line;
        }

        yield return section;
    }
}
