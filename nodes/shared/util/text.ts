/** So much of a value stands in a sentence about it. */
export const SHOWN_CHARACTERS = 61;

/** The text where it is short enough, otherwise its beginning and an ellipsis; never half a character. */
export function cutText(text: string, mostCharacters: number): string {
	if (text.length <= mostCharacters) return text;
	return `${text.slice(0, mostCharacters - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
