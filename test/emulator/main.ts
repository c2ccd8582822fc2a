/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals */
// The local fal as a program: npm run emulator -- --port 4199 --as-the-seeds
import { parseArgs } from 'node:util';
import { startLocalFal } from './localFal';

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			port: { type: 'string', default: '0' },
			'as-fal-is': { type: 'boolean', default: true },
			'as-the-seeds': { type: 'boolean', default: false },
		},
	});
	const asFalIs = values['as-fal-is'] && !values['as-the-seeds'];
	const fal = await startLocalFal({
		port: Number(values.port),
		video: true,
		webhooks: true,
		asFalIs,
	});
	process.stdout
		.write(`Local fal on ${fal.proxyUrl}. Nothing is bought; videos are made here by ffmpeg.
Sora and endpoints that fal never had ${asFalIs ? 'answer 404, as at fal; --as-the-seeds lets them answer' : 'answer too'}.

In n8n's Fal API credential:
  API Key    ${fal.apiKey}
  Proxy URL  ${fal.proxyUrl}

Ctrl-C ends it.
`);
	const stop = (): void => {
		fal.close().then(
			() => process.exit(0),
			(reason: unknown) => {
				process.stderr.write(`${String(reason)}\n`);
				process.exit(1);
			},
		);
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((reason: unknown) => {
	process.stderr.write(`${reason instanceof Error ? reason.message : String(reason)}\n`);
	process.exitCode = 1;
});
