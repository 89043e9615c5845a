namespace Bot.Core.Language;

/// <summary>Reads the data that ships inside an assembly.</summary>
public static class EmbeddedText
{
    /// <summary>The lines of a language data file, without blank lines and # comments.</summary>
    public static IEnumerable<string> Lines(string fileName) => Lines(typeof(EmbeddedText), fileName);

    /// <summary>The lines of a file in the Data folder beside a type, without blank lines and # comments.</summary>
    public static IEnumerable<string> Lines(Type beside, string fileName)
    {
        using var stream = Open(beside, fileName);
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                yield return line;
        }
    }

    /// <summary>A file in the Data folder beside a type.</summary>
    public static Stream Open(Type beside, string fileName)
    {
        var resource = $"{beside.Namespace}.Data.{fileName}";
        return beside.Assembly.GetManifestResourceStream(resource)
            ?? throw new FileNotFoundException($"The assembly holds no {resource}.");
    }

    /// <summary>All bytes of a file in the Data folder beside a type.</summary>
    public static byte[] Bytes(Type beside, string fileName)
    {
        using var stream = Open(beside, fileName);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>The language tags of the files in the Data folder beside a type that are named like <c>name.tag.txt</c>.</summary>
    public static IReadOnlyList<string> Languages(Type beside, string name)
    {
        var prefix = $"{beside.Namespace}.Data.{name}.";
        const string Suffix = ".txt";
        return
        [
            .. beside.Assembly.GetManifestResourceNames()
                .Where(resource => resource.StartsWith(prefix, StringComparison.Ordinal) && resource.EndsWith(Suffix, StringComparison.Ordinal))
                .Select(resource => resource[prefix.Length..^Suffix.Length])
                .Order(StringComparer.Ordinal),
        ];
    }
}
