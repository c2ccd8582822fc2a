/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions */
// Runs a program to its end and hands back what it printed.
import { spawn } from 'node:child_process';
import { beforeEnd } from './ending';

export interface RunOptions {
	cwd?: string;
	environment?: NodeJS.ProcessEnv;
	/** Kills the program after this many milliseconds; the call then fails. */
	timeoutMs?: number;
	/** Each line of both outputs as it comes. */
	onLine?: (line: string) => void;
}

/** Fails with the program's last 20 lines, if it cannot be started or ends with another code than 0. */
export async function run(
	file: string,
	args: readonly string[],
	options: RunOptions = {},
): Promise<string> {
	const { cwd, environment = process.env, timeoutMs, onLine } = options;
	const child = spawn(file, args, {
		cwd,
		env: environment,
		stdio: ['ignore', 'pipe', 'pipe'],
		timeout: timeoutMs,
	});
	const ended = new Promise<number | null>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', resolve);
	});
	const forget = beforeEnd(async () => {
		// npm would take a minute to undo an unfinished install, and nothing run here is worth keeping.
		child.kill('SIGKILL');
		await ended;
	});
	const output: string[] = [];
	const lines: string[] = [];
	const read = (line: string): void => {
		lines.push(line);
		onLine?.(line);
	};
	child.stdout.setEncoding('utf8').on('data', (chunk: string) => output.push(chunk));
	child.stdout.on('data', linesOf(read));
	child.stderr.setEncoding('utf8').on('data', linesOf(read));
	try {
		const code = await ended;
		if (code === 0) return output.join('');
		throw new Error(`${file} ${args.join(' ')} ended with ${code}:\n${tail(lines)}`);
	} finally {
		forget();
	}
}

/** Cuts chunks into lines; the rest of an unfinished line waits for the next chunk. */
export function linesOf(onLine: (line: string) => void): (chunk: string) => void {
	let unfinished = '';
	return (chunk) => {
		const lines = `${unfinished}${chunk}`.split(/\r?\n/);
		unfinished = lines.pop() ?? '';
		for (const line of lines.filter((text) => text.trim() !== '')) onLine(line);
	};
}

export function tail(lines: readonly string[]): string {
	return lines.slice(-20).join('\n');
}
