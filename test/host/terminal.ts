/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// What the person sees: lines that stay, and one that goes away when the next comes.
const clearLine = '\r\u001b[K';
let passing = false;

export function say(text: string): void {
	process.stdout.write(`${passing ? clearLine : ''}${text}\n`);
	passing = false;
}

/** Only for eyes: not written where the output goes into a file. */
export function sayInPassing(text: string): void {
	if (!process.stdout.isTTY) return;
	process.stdout.write(`${passing ? clearLine : ''}${text}`);
	passing = true;
}

export function complain(reason: unknown): void {
	const text = reason instanceof Error ? reason.message : String(reason);
	process.stderr.write(`${passing ? clearLine : ''}${text}\n`);
	passing = false;
}
