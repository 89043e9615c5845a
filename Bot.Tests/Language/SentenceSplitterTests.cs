using System.Diagnostics;
using Bot.Core.Language;
using CsCheck;

namespace Bot.Tests.Language;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("It rained.|It stopped.|It snowed!|Why?|Nobody knows.")]
    [InlineData("Mr. Quill met Mrs. Reyes and Dr. Moss.|Gov. Ada Quill, Sen. Bo Reyes and Rep. Cy Moss met at St. Mark's.")]
    [InlineData("Hon. Lt. Col. Ada Quill v. Reyes was heard.|Quill vs. Reyes was not.")]
    [InlineData("Bo Reyes Jr. spoke for Acme Inc. and Moss & Co. of Marlow.|He left.")]
    [InlineData("He works for Acme Inc.|The firm is old.")]
    [InlineData("Council Member Ada Quill (D-Brooklyn) agreed.|Sen. Bo Reyes, D-N.Y., did not.")]
    [InlineData("Case No. 12 was heard.|No. 5 was not.|Was it true?|No.|He denied it.")]
    [InlineData("The U.S. District Court ruled.|It happened in the U.S.|The court agreed.")]
    [InlineData("The D.A. spoke.|N.Y.P.D. officers came to Washington, D.C., and left the U.K. government alone.")]
    [InlineData("On Jan. 23 the vote fell.|On Feb. 6, 2031, it rose.|It was May.|Then June came.")]
    [InlineData("They met at 9 a.m. Monday and 6 p.m. Eastern.|They left at 5 p.m.|Nobody stayed.")]
    [InlineData("Mark A. Bellow and J. R. Moss testified.|So did C. Dell.")]
    [InlineData("He scored 3.5 of 10.2 points.|The fine was $1.8 million.|See example.com or v2.0.|Done.")]
    [InlineData("He wavered ... and fell.|He waited...|Then he left…|Nobody saw.|It was “odd … but true.”|So it was.")]
    [InlineData("Well . . . he said so.|Really?!|Yes!!|Oh.")]
    [InlineData("“I did it.” he said.|\"I did it.\" she said.|'I did it.' he said.")]
    [InlineData("“I did it,” he said.|“It was late.”|“We left.”|Then it ended.")]
    [InlineData("\"Who did it?\" Quill asked.|“Who did it?” Council Member Ada B. Quill asked.|\"Who did it?\"|The room was silent.")]
    [InlineData("“Stop!” he shouted.|Yahoo! reported it.")]
    [InlineData("He left (it was late.)|She stayed (for now).|[He did not.]|So be it.")]
    [InlineData("The report came in May.[3]|The court read it.[12][13]|It was long.")]
    [InlineData("市议会周二开会。|谁来了？|没有人！|“我不知道。”他说。|他走了。")]
    [InlineData("他说：“我不知道。”|会议结束了。")]
    [InlineData("¿Quién fue?|¡Nadie!|La Sra. Quill y el Dr. Moss viven en EE. UU. desde 2030.|El juez habló.|—No lo sé —dijo.")]
    [InlineData("Hello.|(Then he left.)|“Why,” he said.|— A dash follows.|He left — then he came.")]
    [InlineData("The bill (e.g. section 4, i.e. the fee) et al. passed.|Etc.|It did.")]
    [InlineData("1. The first point.|It is short.")]
    [InlineData("He said no.|5 people left.|$5 was paid.|§ 3 applies.")]
    [InlineData("IT WAS CALLED BY MR. QUILL IN THE U.S. SENATE.|THE VOTE FELL.")]
    public void Ends_a_sentence_where_a_reader_would(string marked) =>
        Assert.Equal(marked, Marked(marked.Replace('|', ' ')));

    [Fact]
    public void Chinese_sentences_need_no_space_between_them() =>
        Assert.Equal("市议会周二开会。|谁来了？|没有人！|结束", Marked("市议会周二开会。谁来了？没有人！结束"));

    [Theory]
    [InlineData("A first one\n\nand a second", "A first one|and a second")]
    [InlineData("A first one\r\n \r\nand a second", "A first one|and a second")]
    [InlineData("A sentence over\ntwo lines. And one more\nover two.", "A sentence over\ntwo lines.|And one more\nover two.")]
    [InlineData("A sentence over\r\ntwo lines.", "A sentence over\r\ntwo lines.")]
    [InlineData("The demands:\n- more buses\n- fewer cars\n- clean air", "The demands:|- more buses|- fewer cars|- clean air")]
    [InlineData("1. More buses\n2. Fewer cars\n3) Clean air", "1. More buses|2. Fewer cars|3) Clean air")]
    [InlineData("• More buses, as the council\nhad promised long ago\n• Fewer cars", "• More buses, as the council\nhad promised long ago|• Fewer cars")]
    [InlineData("# Council meets\nThe council met.", "# Council meets|The council met.")]
    [InlineData("Council meets\nThe council of Marlow Bay met on Tuesday to talk about the bridge. It did not vote.", "Council meets|The council of Marlow Bay met on Tuesday to talk about the bridge.|It did not vote.")]
    [InlineData("She said that he had been born on May\n23. He never knew his father.", "She said that he had been born on May\n23.|He never knew his father.")]
    [InlineData("Name | Seat\nQuill | Marlow", "Name | Seat|Quill | Marlow")]
    public void Knows_paragraphs_lists_and_headings(string text, string expected) => Assert.Equal(expected, Marked(text));

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t\u00A0 ")]
    public void A_text_without_words_has_no_sentences(string text) => Assert.Empty(SentenceSplitter.Split(text));

    [Fact]
    public void Every_character_but_white_space_is_in_exactly_one_sentence() =>
        HostileTexts.Sample(text =>
        {
            var sentences = SentenceSplitter.Split(text);
            var position = 0;
            foreach (var sentence in sentences)
            {
                if (sentence.Start < position || sentence.Length <= 0 || !string.IsNullOrWhiteSpace(text[position..sentence.Start]))
                    return false;
                if (char.IsWhiteSpace(text[sentence.Start]) || char.IsWhiteSpace(text[sentence.End - 1]))
                    return false;
                position = sentence.End;
            }
            return string.IsNullOrWhiteSpace(text[position..]);
        }, iter: 20_000);

    [Fact]
    public void No_sentence_crosses_a_blank_line() =>
        HostileTexts.Sample(text => SentenceSplitter.Split(text).All(
            sentence => !sentence.Of(text).Contains("\n\n", StringComparison.Ordinal)), iter: 5_000);

    [Fact]
    public void A_text_without_stops_is_cut_at_white_space()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 5_000));

        var sentences = SentenceSplitter.Split(text);

        Assert.True(sentences.Count > 10);
        Assert.All(sentences, sentence => Assert.True(sentence.Length <= 2000));
        Assert.All(sentences, sentence => Assert.DoesNotMatch("\\b(w|wo|wor)$|^(d|rd|ord)\\b", sentence.Of(text)));
    }

    [Fact]
    public void A_text_without_white_space_is_never_cut_inside_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("🔥", 5_000));

        Assert.All(SentenceSplitter.Split(text), sentence => Assert.Equal(0, sentence.Start % 2));
    }

    // The factor leaves room for a busy machine; a quadratic step would take minutes.
    [Theory]
    [InlineData(".")]
    [InlineData(". ")]
    [InlineData(".\"")]
    [InlineData("a. ")]
    [InlineData("A.")]
    [InlineData("?\" Aa ")]
    [InlineData(". (((")]
    [InlineData("\n")]
    [InlineData("a\n")]
    [InlineData("- \n")]
    [InlineData("[1]")]
    [InlineData(".[1]")]
    [InlineData("。”")]
    [InlineData(" ")]
    [InlineData("x")]
    public void A_hostile_megabyte_takes_linear_time(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length));
        var started = Stopwatch.GetTimestamp();

        SentenceSplitter.Split(text);

        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(5));
    }

    private static Gen<string> HostileTexts => Gen.OneOf(
        Gen.String,
        Gen.Int[0, Pieces.Length - 1].List[0, 40].Select(list => string.Concat(list.Select(i => Pieces[i]))));

    private static readonly string[] Pieces =
    [
        ".", "..", "!", "?", "…", "。", "\"", "”", "’", ")", "(", "[1]", " ", "  ", "\n", "\n\n", "\r\n", "\r", "\t", "- ", "1. ", "# ", " | ",
        "Mr", "U.S", "a.m", "No", "Jan", "Inc", "A", "The", "he", "said", "Quill", "5", "3.5", "的", "¿", "—", "🔥", "\u00A0", "\uFEFF", "\0",
        new string('x', 1500), new string(' ', 600),
    ];

    private static string Marked(string text) => string.Join('|', SentenceSplitter.Split(text).Select(sentence => sentence.Of(text)));
}
