package dev.sase.core.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;

/** A real connection that is lost at the n-th write or commit: nothing reaches the database any more, not even a rollback. */
final class CutConnection {
    private int left;

    private CutConnection(int left) {
        this.left = left;
    }

    static Connection after(Connection connection, int writes) {
        CutConnection cut = new CutConnection(writes);
        return (Connection) Proxy.newProxyInstance(
                CutConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    boolean counts = method.getName().equals("commit");
                    Object result = cut.call(counts, connection, method, arguments);
                    return result instanceof PreparedStatement statement ? cut.counted(statement) : result;
                });
    }

    private PreparedStatement counted(PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                CutConnection.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (_, method, arguments) -> call(method.getName().equals("executeUpdate"), statement, method, arguments));
    }

    private Object call(boolean counts, Object target, Method method, Object[] arguments) throws Throwable {
        if (counts && left > 0 && --left == 0) {
            left = -1;
        }
        if (left < 0 && !Set.of("close", "isClosed").contains(method.getName())) {
            throw new SQLException("the connection is lost");
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
