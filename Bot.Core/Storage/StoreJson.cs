using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Core.Storage;

/// <summary>Lists in columns and parameters, as JSON arrays.</summary>
[JsonSerializable(typeof(IEnumerable<string>))]
[JsonSerializable(typeof(IEnumerable<long>))]
[JsonSerializable(typeof(string[]))]
[JsonSerializable(typeof(int[]))]
internal sealed partial class StoreJson : JsonSerializerContext
{
    // The columns are read by people too, and never stand in a web page.
    private static readonly StoreJson Readable = new(new JsonSerializerOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static string Write(IEnumerable<string> list) => JsonSerializer.Serialize(list, Readable.IEnumerableString);

    public static string Write(IEnumerable<long> list) => JsonSerializer.Serialize(list, Readable.IEnumerableInt64);

    public static string Write(int[] list) => JsonSerializer.Serialize(list, Readable.Int32Array);

    public static string[] Strings(string json) => json == "[]" ? [] : JsonSerializer.Deserialize(json, Readable.StringArray) ?? [];

    public static int[] Numbers(string json) => JsonSerializer.Deserialize(json, Readable.Int32Array) ?? [];
}
