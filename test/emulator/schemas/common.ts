// Fields that several families of endpoints share.
import { z } from 'zod';

export function between(least: number, most: number): z.ZodNumber {
	return z.number().min(least).max(most);
}

export const seed = z.int().nullish();
export const quality = z.enum(['low', 'medium', 'high', 'maximum']).default('high');
export const writeMode = z.enum(['fast', 'balanced', 'small']).default('balanced');
export const outputFormat = z
	.enum(['X264 (.mp4)', 'VP9 (.webm)', 'PRORES4444 (.mov)', 'GIF (.gif)'])
	.default('X264 (.mp4)');
