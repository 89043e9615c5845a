namespace Bot.Host;

/// <summary>The words round a reply, in the language of the reply.</summary>
internal sealed record ReplyWords(
    string Sources, string Nearest, string Undated, string OurNoteOn, string Statement, string Document, string StoredText)
{
    private static readonly ReplyWords English = new("Sources", "Nearest articles", "undated", "our note on", "statement", "document", "the stored text");
    private static readonly ReplyWords Spanish = new("Fuentes", "Artículos más cercanos", "sin fecha", "nuestra nota sobre", "declaración", "documento", "el texto guardado");
    private static readonly ReplyWords Chinese = new("来源", "最相近的报道", "日期不详", "我们的笔记:", "声明", "文件", "存档文本");

    /// <param name="language">A BCP 47 tag.</param>
    public static ReplyWords For(string language) => language.Split('-')[0] switch
    {
        "es" => Spanish,
        "zh" => Chinese,
        _ => English,
    };
}
