using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Features;

namespace Bot.Host;

/// <summary>Requests of chat platforms, whose raw bytes are signed.</summary>
internal static class RequestBody
{
    /// <exception cref="BadHttpRequestException">It is over the limit.</exception>
    public static async Task<byte[]> ReadAsync(HttpContext context, int mostBytes)
    {
        if (context.Request.ContentLength > mostBytes)
            throw new BadHttpRequestException("the body is over the limit", StatusCodes.Status413PayloadTooLarge);
        // Without a length, the server stops reading at the limit.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = mostBytes;
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.ToArray();
    }

    /// <summary>The platform reads the status only, and anybody else shall learn no more from it.</summary>
    public static void KeepErrorsBare(HttpContext context)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            pages.Enabled = false;
    }
}
