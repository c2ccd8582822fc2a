/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// `npm start`: from a clone to a workflow that is one click from a video. Ctrl-C ends everything.
import { openAccount } from './account';
import { readArguments } from './arguments';
import { openEditor } from './editor';
import { endProgram, isEnding } from './ending';
import { removeHosts } from './install';
import { cacheFolder } from './places';
import { complain, say } from './terminal';

async function main(): Promise<void> {
	const wish = readArguments(process.argv.slice(2));
	if (wish.clean) {
		say(`${(await removeHosts()) ? 'Removed' : 'There is no'} ${cacheFolder()}`);
		return;
	}
	if (process.env.FAL_KEY && !wish.real) say('FAL_KEY is set and ignored; --real uses it.');
	const { announcement } = await openEditor(await openAccount(wish.real), wish.version);
	say(announcement);
	// From here on Ctrl-C is the ordinary end.
	process.exitCode = 0;
}

main().catch(async (reason: unknown) => {
	if (isEnding()) return;
	complain(reason);
	await endProgram(1);
});
