/** Short confirmations at the edge of the screen. */
import { notifications } from '@mantine/notifications';

const dismiss = { 'aria-label': 'Dismiss' };

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'harbour', autoClose: 3000, closeButtonProps: dismiss });
}

export function notifyProblem(title: string, message: string): void {
  notifications.show({ title, message, color: 'red', autoClose: 8000, closeButtonProps: dismiss });
}
