// An n8n and a fal of a test's own, for a test that lets n8n crash.
import { startLocalFal } from '../../emulator/localFal';
import { beforeEnd } from '../../host/ending';
import type { Host } from '../../host/install';
import { startN8n } from '../../host/n8n';
import type { OwnWorld } from './world';

/** At fal there is room for more requests than a test makes at once. */
export async function openOwnWorld(host: Host): Promise<OwnWorld> {
	const fal = await startLocalFal({ concurrency: 10, webhooks: true });
	const forget = beforeEnd(fal.close);
	const n8n = await startN8n({ host });
	const close = async (): Promise<void> => {
		await n8n.stop();
		forget();
		await fal.close();
	};
	return { n8n, fal, close };
}
