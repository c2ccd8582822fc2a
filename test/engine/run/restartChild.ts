/* eslint-disable @n8n/community-nodes/no-restricted-globals */
// An n8n of its own for restart.test.ts: orders the clips it is given and waits, until it is killed.
import type { LocalFal } from '../../emulator/types';
import { upscale } from '../setup';

const [proxyUrl, apiKey, ...clips] = process.argv.slice(2);
const fal = { proxyUrl, apiKey } as LocalFal;

void upscale(fal, clips);
