/**
 * The text as a URL; null where it is none. Not `URL.canParse`: once Node 20 has optimized it, it
 * takes letters like ü for a mistake.
 * @param base what the text is relative to
 */
export function parsedUrl(text: string, base?: string): URL | null {
	try {
		return new URL(text, base);
	} catch {
		return null;
	}
}
