/** Short confirmations at the edge of the screen. */
import { notifications } from '@mantine/notifications';

export function notifyDone(message: string): void {
  notifications.show({ message, color: 'harbour', autoClose: 4000 });
}

export function notifyProblem(title: string, message: string): void {
  notifications.show({ title, message, color: 'red', autoClose: 8000 });
}
