/**
 * The text as a URL; null where it is none. Not `URL.canParse`: once Node 20 has optimized it, it
 * takes letters like ü for a mistake.
 */
export function parsedUrl(text: string): URL | null {
	try {
		return new URL(text);
	} catch {
		return null;
	}
}
